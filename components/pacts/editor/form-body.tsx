"use client";
import { memo } from "react";
import { BoundText } from "./bound-fields";
import { ClausesSection } from "./clauses-section";
import { DefaultsSection } from "./defaults-section";
import { HeadSection } from "./head-section";
import { MatrixSection } from "./matrix-section";
import { TuningPanel } from "./tuning-panel";

/** Every part of the form. Drawn again only where one of its own fields moves: a large pact has a thousand of them. */
export const FormBody = memo(function FormBody({ slugFixed }: { slugFixed: boolean }) {
  return (
    <>
      <HeadSection slugFixed={slugFixed} />
      <TuningPanel />
      <DefaultsSection />
      <ClausesSection />
      <MatrixSection />
      <BoundText label="Why this version" optional name="note" hint="For whoever approves it; kept with the version." />
    </>
  );
});
