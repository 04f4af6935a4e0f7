-- Every decision pays for every index on its way out of the door. A decision's entry is unique by the decision's own key, and
-- nobody looks decisions up by entry type: what they need is an index of their own table.
DROP INDEX "history_idempotency_key_key";
CREATE UNIQUE INDEX "history_idempotency_key_key" ON "history" ("idempotency_key") WHERE "type" <> 'decision.made';
DROP INDEX "history_type_id_idx";
CREATE INDEX "history_type_id_idx" ON "history" ("type", "id") WHERE "type" <> 'decision.made';
DROP INDEX "decision_key_id_idempotency_key_key";
CREATE UNIQUE INDEX "decision_key_id_idempotency_key_key" ON "decision" ("key_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL;
