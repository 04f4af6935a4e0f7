-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "history" (
    "pact_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "prev" BYTEA NOT NULL,
    "leaf" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "log_index" BIGINT,

    CONSTRAINT "history_pkey" PRIMARY KEY ("pact_id","seq")
);

-- CreateTable
CREATE TABLE "pact_head" (
    "pact_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "head" BYTEA NOT NULL,

    CONSTRAINT "pact_head_pkey" PRIMARY KEY ("pact_id")
);

-- CreateTable
CREATE TABLE "snapshot_head" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "version" BIGINT NOT NULL,
    "high_water" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snapshot_head_pkey" PRIMARY KEY ("one")
);

-- CreateTable
CREATE TABLE "private_text" (
    "commit" BYTEA NOT NULL,
    "salt" BYTEA,
    "value" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "private_text_pkey" PRIMARY KEY ("commit")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "roles" TEXT[],
    "disabled_at" TIMESTAMPTZ(3),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "hours" JSONB,
    "capacity_per_hour" INTEGER,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","member_id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_team_id" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build" (
    "id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "parts" JSONB,
    "declared_scope" JSONB,
    "registered_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3),
    "live_from" TIMESTAMPTZ(3),
    "live_until" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "verified_by" TEXT,
    "verified_scope" JSONB,
    "family_id" TEXT NOT NULL,

    CONSTRAINT "build_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_team_id" TEXT NOT NULL,
    "consequential" BOOLEAN NOT NULL,
    "touches" TEXT[],

    CONSTRAINT "workflow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" TEXT NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "risk" TEXT,
    "reversibility" TEXT NOT NULL,
    "money_moving" BOOLEAN NOT NULL,
    "args_schema" JSONB,
    "context_schema" JSONB,
    "amount_path" TEXT,
    "currency_path" TEXT,
    "counterparty_path" TEXT,
    "case_path" TEXT,
    "display" JSONB,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counterparty" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "counterparty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pact" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_team_id" TEXT NOT NULL,
    "workflow_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pact_version" (
    "id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "enforced_share" INTEGER NOT NULL DEFAULT 0,
    "authors" TEXT[],
    "approvals" JSONB NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "effective_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "pact_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "trusted" BOOLEAN NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "agent_id" TEXT,
    "build_id" TEXT,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "source_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "cluster" TEXT NOT NULL,
    "final" BOOLEAN NOT NULL,
    "severity" TEXT,
    "result" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "scope" JSONB,
    "body_commit" BYTEA,
    "body_digest" TEXT,
    "status" TEXT NOT NULL,
    "status_reason" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "evidence_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("evidence_id","pact_id","clause_key")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "build_id" TEXT,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "scope" JSONB,
    "cluster" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "lost" DOUBLE PRECISION NOT NULL,
    "items" INTEGER NOT NULL,
    "x" DOUBLE PRECISION,
    "passed" BOOLEAN,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trigger" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "pact_id" TEXT,
    "clause_key" TEXT,
    "build_id" TEXT,
    "scope" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "action" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "cause" JSONB NOT NULL,
    "reason_commit" BYTEA,
    "units" TEXT[],
    "owner_team_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "closed_how" TEXT,
    "close_reason_commit" BYTEA,

    CONSTRAINT "trigger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "agent_id" TEXT NOT NULL,
    "build_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "causes" JSONB NOT NULL,
    "epoch" INTEGER NOT NULL,
    "changes_at" TIMESTAMPTZ(3),
    "next_lane" TEXT,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("agent_id","build_id","pact_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "agent" TEXT NOT NULL,
    "agent_id" TEXT,
    "build_id" TEXT,
    "workflow" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "action_id" TEXT,
    "action_digest" TEXT NOT NULL,
    "request_commit" BYTEA NOT NULL,
    "run_id" TEXT,
    "verdict" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "contributions" JSONB NOT NULL,
    "constraints" JSONB NOT NULL,
    "next" JSONB NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "epoch" INTEGER NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "pact_id" TEXT,
    "version" INTEGER,
    "also_pacts" TEXT[],
    "mode" TEXT NOT NULL,
    "would" JSONB,
    "review_id" TEXT,
    "grant_id" TEXT,
    "key_id" TEXT,
    "idempotency_key" TEXT,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "flags" TEXT[],
    "execution" TEXT NOT NULL DEFAULT 'none',
    "executed_at" TIMESTAMPTZ(3),
    "execution_detail" BYTEA,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "run_id" TEXT,
    "workflow" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "action_commit" BYTEA NOT NULL,
    "request_commit" BYTEA NOT NULL,
    "pact_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "clause_key" TEXT,
    "status" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "lane" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "hand_up_level" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "hold_until" TIMESTAMPTZ(3) NOT NULL,
    "frozen" JSONB NOT NULL,
    "contributions" JSONB NOT NULL,
    "decisions" JSONB NOT NULL,
    "effective_at" TIMESTAMPTZ(3),
    "outcome_at" TIMESTAMPTZ(3),
    "amount_minor" BIGINT,
    "currency" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_claim" (
    "review_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_claim_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "approval_grant" (
    "id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "cleared" TEXT[],
    "constraints" JSONB NOT NULL,
    "minted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_by" TEXT,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,

    CONSTRAINT "approval_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,
    "counterparty" TEXT,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "held" BIGINT NOT NULL,
    "released" BIGINT NOT NULL DEFAULT 0,
    "returned" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "release_rule" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage" (
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("pact_id","clause_key","agent_id","kind","period_start")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "scopes" TEXT[],
    "agent_id" TEXT,
    "source_id" TEXT,
    "rate_per_minute" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "history_id_key" ON "history"("id");

-- CreateIndex
CREATE UNIQUE INDEX "history_idempotency_key_key" ON "history"("idempotency_key");

-- CreateIndex
CREATE INDEX "history_type_id_idx" ON "history"("type", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "team_slug_key" ON "team"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "agent_slug_key" ON "agent"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "build_agent_id_fingerprint_key" ON "build"("agent_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "workflow_slug_key" ON "workflow"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "action_workflow_id_name_key" ON "action"("workflow_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "counterparty_slug_key" ON "counterparty"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "pact_slug_key" ON "pact"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "pact_version_pact_id_number_key" ON "pact_version"("pact_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "evidence_agent_id_kind_observed_at_idx" ON "evidence"("agent_id", "kind", "observed_at");

-- CreateIndex
CREATE INDEX "evidence_received_at_idx" ON "evidence"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_source_id_key_key" ON "evidence"("source_id", "key");

-- CreateIndex
CREATE INDEX "evidence_link_pact_id_clause_key_idx" ON "evidence_link"("pact_id", "clause_key");

-- CreateIndex
CREATE INDEX "unit_pact_id_clause_key_kind_passed_observed_at_idx" ON "unit"("pact_id", "clause_key", "kind", "passed", "observed_at");

-- CreateIndex
CREATE UNIQUE INDEX "unit_pact_id_clause_key_kind_source_id_cluster_key" ON "unit"("pact_id", "clause_key", "kind", "source_id", "cluster");

-- CreateIndex
CREATE INDEX "trigger_agent_id_closed_at_idx" ON "trigger"("agent_id", "closed_at");

-- CreateIndex
CREATE INDEX "decision_agent_id_at_idx" ON "decision"("agent_id", "at");

-- CreateIndex
CREATE INDEX "decision_pact_id_at_idx" ON "decision"("pact_id", "at");

-- CreateIndex
CREATE INDEX "decision_at_idx" ON "decision"("at");

-- CreateIndex
CREATE UNIQUE INDEX "decision_key_id_idempotency_key_key" ON "decision"("key_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "review_status_due_at_idx" ON "review"("status", "due_at");

-- CreateIndex
CREATE INDEX "review_agent_id_status_idx" ON "review"("agent_id", "status");

-- CreateIndex
CREATE INDEX "approval_grant_review_id_idx" ON "approval_grant"("review_id");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at");

-- CreateIndex
CREATE INDEX "timer_kind_ref_idx" ON "timer"("kind", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "key_digest_key" ON "key"("digest");

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pact_version" ADD CONSTRAINT "pact_version_pact_id_fkey" FOREIGN KEY ("pact_id") REFERENCES "pact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- One open wait per agent, run and exact action: two askers can't open two items for the same thing.
CREATE UNIQUE INDEX "review_one_open" ON "review" ("agent_id", (coalesce("run_id", '')), "action_digest") WHERE "status" IN ('open', 'approved_pending');

-- One pending timer per purpose and subject.
CREATE UNIQUE INDEX "timer_one_pending" ON "timer" ("kind", "ref") WHERE "fired_at" IS NULL AND "cancelled_at" IS NULL;
CREATE INDEX "timer_pending" ON "timer" ("due_at") WHERE "fired_at" IS NULL AND "cancelled_at" IS NULL;

-- At most one enforced version per pact gets the newest traffic; at most one draft is edited at a time.
CREATE UNIQUE INDEX "pact_version_one_draft" ON "pact_version" ("pact_id") WHERE "status" IN ('draft', 'approved');

INSERT INTO "snapshot_head" ("one", "version", "high_water") VALUES (true, 1, '1970-01-01T00:00:00Z');
ALTER TABLE "snapshot_head" ADD CONSTRAINT "snapshot_head_one_row" CHECK ("one");

-- History is append-only for everybody, the owner included. The sequencer may number a row once.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.log_index IS NULL AND NEW.log_index IS NOT NULL
     AND ROW(NEW.pact_id, NEW.seq, NEW.id, NEW.type, NEW.body, NEW.prev, NEW.leaf, NEW.recorded_at, NEW.actor, NEW.idempotency_key)
       = ROW(OLD.pact_id, OLD.seq, OLD.id, OLD.type, OLD.body, OLD.prev, OLD.leaf, OLD.recorded_at, OLD.actor, OLD.idempotency_key) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "history_rows_are_final" BEFORE UPDATE OR DELETE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "history_is_never_emptied" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();
