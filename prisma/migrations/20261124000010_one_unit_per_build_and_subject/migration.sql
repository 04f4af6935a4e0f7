-- A source may name the run of one night alike for every agent it tried: each build and each subject has its own unit of it.
DROP INDEX "unit_pact_id_clause_key_kind_source_id_cluster_key";
CREATE UNIQUE INDEX "unit_one_per_cluster" ON "unit" ("pact_id", "clause_key", "kind", "source_id", "cluster",
  (coalesce("build_id", '')), (coalesce("subject_type", '')), (coalesce("subject_id", '')));
