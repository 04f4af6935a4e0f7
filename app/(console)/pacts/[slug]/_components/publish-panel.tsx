"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormRefusal } from "@/components/forms/form-refusal";
import { ApprovalNeed, approvalReason } from "@/components/pacts/approval-need";
import { ChangeList } from "@/components/pacts/change-list";
import { FindingList } from "@/components/pacts/finding-list";
import { findingsSummary } from "@/components/pacts/findings-summary";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { notify } from "@/components/ui/toaster";
import { type ActionAnswer, refusedAnswer } from "@/lib/contract/answers";
import type { PublishState } from "@/lib/contract/pacts";
import { formatList } from "@/lib/format/format-count";
import { approveVersionAction, discardDraftAction, enforceVersionAction } from "../../actions";

type PublishPanelProps = { slug: string; inForce: number | null; publish: PublishState; mayPublish: boolean; mayAuthor: boolean };

/** The open version on its way: what blocks it, what it would change, who has to agree, and the moves there are. */
export function PublishPanel({ slug, inForce, publish, mayPublish, mayAuthor }: PublishPanelProps) {
  const { version, findings, changes, onlyStrengthens, approved, approvers } = publish;
  const { number, digest } = version;
  const keys = version.document.clauses.map(({ key }) => key);
  const router = useRouter();
  const [answer, setAnswer] = useState<ActionAnswer | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const errors = findings.filter(({ level }) => level === "error").length;

  async function move(name: string, work: () => Promise<ActionAnswer>, done: string) {
    setPending(name);
    setAnswer(null);
    try {
      const next = await work();
      setAnswer(next);
      if (next.status === "done") notify({ title: done });
    } catch {
      setAnswer(refusedAnswer("unavailable"));
    } finally {
      setPending(null);
    }
  }

  return (
    <Panel
      title={`Version ${number} isn't in force yet`}
      description={`Written by ${formatList(version.authors.map(({ name }) => name))}.`}
      actions={
        <span className="text-meta text-muted">
          saved <Time iso={version.updatedAt} show="relative" />
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <FormRefusal answer={answer} />
        {version.note ? <blockquote className="border-l-2 border-border pl-3 text-muted">{version.note}</blockquote> : null}
        <div className="grid gap-4 lg:grid-cols-2">
          <div className="min-w-0">
            <h3 className="mb-1 font-semibold">{inForce === null ? "The first version" : `What it changes against version ${inForce}`}</h3>
            {changes ? (
              <ChangeList changes={changes} label="Changes" />
            ) : (
              <p className="text-muted">Until it is in force, no version of this pact governs anybody.</p>
            )}
          </div>
          <div className="min-w-0">
            <h3 className="mb-1 font-semibold">{findingsSummary(findings)}</h3>
            {errors > 0 ? (
              <FindingList findings={findings} keys={keys} onOpen={({ path }) => router.push(`/pacts/${slug}/edit?at=${encodeURIComponent(path)}`)} />
            ) : findings.length > 0 ? (
              <Disclosure summary="Read the warnings">
                <FindingList findings={findings} keys={keys} onOpen={({ path }) => router.push(`/pacts/${slug}/edit?at=${encodeURIComponent(path)}`)} />
              </Disclosure>
            ) : (
              <p className="text-muted">Nothing stands in the way of publishing.</p>
            )}
          </div>
        </div>
        <div>
          <h3 className="mb-1 font-semibold">Approval</h3>
          {version.approvals.map(({ by, at }) => (
            <p key={by.id}>
              Approved by <b>{by.name}</b> <Time iso={at} show="relative" />
            </p>
          ))}
          <ApprovalNeed onlyStrengthens={onlyStrengthens} approved={approved} approvers={approvers} slug={slug} first={inForce === null} number={number} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            pending={pending === "publish"}
            pendingLabel="Publishing"
            reason={publishReason({ mayPublish, errors, publish })}
            onClick={() => move("publish", () => enforceVersionAction({ slug, number, digest }), `Version ${number} is in force`)}
          >
            Publish version {number}
          </Button>
          {onlyStrengthens || approved ? null : (
            <Button
              variant={publish.approvalRefusal === null ? "primary" : "default"}
              pending={pending === "approve"}
              pendingLabel="Approving"
              reason={approveReason(publish)}
              onClick={() => move("approve", () => approveVersionAction({ slug, number, digest }), `Version ${number} is approved`)}
            >
              Approve
            </Button>
          )}
          {mayAuthor ? (
            <ConfirmDialog
              title={`Discard version ${number}?`}
              trigger={<Button variant="danger">Discard</Button>}
              confirmLabel="Discard"
              danger
              onConfirm={() =>
                move(
                  "discard",
                  async () => {
                    const discarded = await discardDraftAction({ slug, digest });
                    if (discarded.status === "done" && !discarded.value.pactLeft) router.push("/pacts");
                    return discarded;
                  },
                  `Version ${number} is discarded`,
                )
              }
            >
              {inForce === null ? "The draft goes; history keeps that it was written." : `The draft goes. Version ${inForce} stays in force.`}
            </ConfirmDialog>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}

function publishReason({ mayPublish, errors, publish }: { mayPublish: boolean; errors: number; publish: PublishState }): string | null {
  if (!mayPublish) return "Publishing needs Product owner or Trust lead.";
  if (errors > 0) return "Mend the errors first.";
  if (publish.approvalRefusal === null && !publish.onlyStrengthens && !publish.approved) return "Needs your approval, or another trust lead's, first.";
  return approvalReason(publish);
}

const APPROVAL_REASONS: Partial<Record<NonNullable<PublishState["approvalRefusal"]>, string>> = {
  own_pact: "You wrote this version: needs someone else.",
  weakens_needs_trust_lead: "Approving this needs Trust lead.",
  forbidden: "Approving needs Trust lead.",
};

const approveReason = ({ approvalRefusal }: PublishState): string | null =>
  approvalRefusal ? (APPROVAL_REASONS[approvalRefusal] ?? "You can't approve this.") : null;
