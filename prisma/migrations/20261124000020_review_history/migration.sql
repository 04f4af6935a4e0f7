-- The page of a review item tells what happened to it. Only these entries pay for the index; decisions don't.
CREATE INDEX "history_of_review" ON "history" ((("body"::jsonb) -> 'data' ->> 'review'))
  WHERE "type" IN ('review.taken_over', 'review.decided', 'review.undone', 'review.handed_up', 'review.kept_holding', 'review.outcome');

-- The list of decided items, newest first.
CREATE INDEX "review_decided" ON "review" ("outcome_at" DESC) WHERE "outcome_at" IS NOT NULL;
