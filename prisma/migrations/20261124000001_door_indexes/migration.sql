-- A repeated idempotency key with another body is told apart by this.
ALTER TABLE "decision" ADD COLUMN "idempotency_digest" TEXT;

-- The door asks of every action whether a hold or an unused grant for it is open.
CREATE INDEX "review_open_action" ON "review" ("action_digest") WHERE "status" IN ('open', 'approved_pending');
CREATE INDEX "grant_unused_action" ON "approval_grant" ("action_digest") WHERE "used_at" IS NULL AND "voided_at" IS NULL;
