-- The instant at which a lane will change is computed from the same facts that decide; a stored copy could only be wrong.
ALTER TABLE "delegation" DROP COLUMN "changes_at", DROP COLUMN "next_lane";

-- A grant dies when any of the governing pacts has narrowed since, so it remembers where each of them stood.
ALTER TABLE "approval_grant" ADD COLUMN "epochs" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "approval_grant" ALTER COLUMN "epochs" DROP DEFAULT;

-- Ids are in time order, so the primary key serves what this index did; every decision pays for every index.
DROP INDEX "decision_at_idx";
