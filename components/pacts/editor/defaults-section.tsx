"use client";
import { Panel } from "../../ui/panel";
import { BoundSelect } from "./bound-fields";
import { LimitsFields } from "./limits-fields";
import { TermsFields } from "./terms-fields";

const PLANS = [
  { value: "e-plan", label: "The e-plan: as few passes as prove it" },
  { value: "fixed", label: "A fixed number of passes" },
];
const INDEPENDENT = [
  { value: "yes", label: "By somebody independent" },
  { value: "no", label: "By anybody who may sign" },
];

/** What degrade and review mean wherever a clause doesn't say otherwise. */
export function DefaultsSection() {
  return (
    <Panel id="defaults" title="Defaults" description="What Degrade and Review mean wherever a clause doesn't say otherwise.">
      <div className="flex flex-col gap-5">
        <LimitsFields name="defaults.degrade.constraints" label="In Degrade, the agent goes on with these limits" />
        <fieldset className="min-w-0">
          <legend className="mb-2 font-semibold">In Review, the action waits like this</legend>
          <TermsFields name="defaults.review" />
        </fieldset>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <BoundSelect label="Recovery ends after" name="defaults.recovery.plan" options={PLANS} emptyLabel="As each clause says" />
          <BoundSelect label="A recovery is signed" name="defaults.recovery.independentSigner" options={INDEPENDENT} emptyLabel="Not stated" />
        </div>
      </div>
    </Panel>
  );
}
