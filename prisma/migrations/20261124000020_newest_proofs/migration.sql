-- CreateTable
CREATE TABLE "proof" (
    "pact_id" TEXT NOT NULL,
    "clause_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "build_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "scope_key" TEXT NOT NULL,
    "agent_id" TEXT,
    "scope" JSONB,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proof_pkey" PRIMARY KEY ("pact_id", "clause_key", "kind", "source_id", "build_id", "subject_type", "subject_id", "scope_key")
);

-- What was proved before this table was there.
INSERT INTO "proof"
SELECT DISTINCT ON (pact_id, clause_key, kind, source_id, coalesce(build_id, ''), coalesce(subject_type, ''), coalesce(subject_id, ''), scope_key)
    pact_id, clause_key, kind, source_id, coalesce(build_id, ''), coalesce(subject_type, ''), coalesce(subject_id, ''), scope_key,
    agent_id, scope, observed_at, received_at, least(observed_at, received_at)
FROM (
    SELECT *, CASE WHEN scope IS NULL THEN '' ELSE
        '[' || replace((scope -> 'actions')::text, ', ', ',') || ',' || replace((scope -> 'tools')::text, ', ', ',') || ','
        || replace((scope -> 'counterparties')::text, ', ', ',') || ',' || coalesce((scope -> 'maxAmountMinor')::text, 'null') || ','
        || coalesce((scope -> 'currency')::text, 'null') || ']' END AS scope_key
    FROM "unit" WHERE passed AND closed_at IS NOT NULL
) AS passed
ORDER BY pact_id, clause_key, kind, source_id, coalesce(build_id, ''), coalesce(subject_type, ''), coalesce(subject_id, ''), scope_key, least(observed_at, received_at) DESC;
