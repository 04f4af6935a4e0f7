"use client";
import type { DraftCheck } from "@/lib/contract/pacts";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import { Button } from "../../ui/button";
import { Panel } from "../../ui/panel";
import { Time } from "../../ui/time";
import { ApprovalNeed, approvalReason } from "../approval-need";
import { ChangeList } from "../change-list";
import { FindingList } from "../finding-list";
import { findingsSummary } from "../findings-summary";
import type { DraftChecking } from "./use-draft-check";

type CheckPanelProps = {
  slug: string;
  /** Keys of the clauses, in order. */
  keys: readonly string[];
  number: number;
  inForce: number | null;
  savedAt: string | null;
  dirty: boolean;
  approved: boolean;
  approvers: readonly { name: string }[];
  checking: DraftChecking;
  pending: "save" | "publish" | null;
  onSave: () => void;
  onPublish: () => void;
  onOpen: (finding: Finding) => void;
};

/** What the text would do: what keeps it from being published, what it changes, and who has to agree. */
export function CheckPanel({
  slug,
  keys,
  number,
  inForce,
  savedAt,
  dirty,
  approved,
  approvers,
  checking,
  pending,
  onSave,
  onPublish,
  onOpen,
}: CheckPanelProps) {
  const { check, state } = checking;
  return (
    <div className="flex flex-col gap-4 max-split:contents">
      <Panel className="max-split:sticky max-split:bottom-2 max-split:z-1 max-split:order-last max-split:shadow-popup">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2 className="text-section">Version {number}</h2>
          <p role="status" className="text-muted">
            {dirty ? "Unsaved changes" : savedAt ? "Saved" : "Nothing typed yet"}
            {!dirty && savedAt ? (
              <>
                {" "}
                <Time iso={savedAt} show="relative" />
              </>
            ) : null}
          </p>
        </div>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button variant={dirty ? "primary" : "default"} pending={pending === "save"} pendingLabel="Saving" onClick={onSave}>
            Save draft
          </Button>
          <Button
            variant={dirty ? "default" : "primary"}
            pending={pending === "publish"}
            pendingLabel="Publishing"
            reason={publishReason({ check, approved: approved && !dirty, approvers })}
            onClick={onPublish}
          >
            Publish version {number}
          </Button>
        </div>
      </Panel>
      <Panel title={check ? findingsSummary(check.findings) : "Lint"} description={STATES[state]}>
        {check ? <FindingList findings={check.findings} keys={keys} onOpen={onOpen} /> : <p className="text-muted">Reading the text…</p>}
      </Panel>
      <Panel
        title="What publishing changes"
        description={inForce === null ? "There is no version in force yet." : `Against version ${inForce}, which is in force.`}
      >
        <div className="flex flex-col gap-3">
          {check?.changes ? <ChangeList changes={check.changes} label="Changes against the version in force" /> : null}
          {check && check.changes?.length !== 0 ? (
            <ApprovalNeed onlyStrengthens={check.onlyStrengthens} approved={approved && !dirty} approvers={approvers} slug={slug} first={inForce === null} />
          ) : null}
        </div>
      </Panel>
    </div>
  );
}

const STATES = { current: "Of the text as it stands.", checking: "Checking…", unreached: "The check can't be reached; this is of an earlier text." } as const;

function publishReason({ check, approved, approvers }: { check: DraftCheck | null; approved: boolean; approvers: readonly { name: string }[] }): string | null {
  if (!check) return "The text is being checked.";
  if (check.changes?.length === 0) return "It says what is in force already.";
  if (check.findings.some(({ level }) => level === "error")) return "Mend the errors below first.";
  return approvalReason({ onlyStrengthens: check.onlyStrengthens, approved, approvers });
}
