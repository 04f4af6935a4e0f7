import { EXECUTION_WORDS } from "@/components/reviews/review-words";
import { DescriptionList } from "@/components/ui/description-list";
import { Hash } from "@/components/ui/hash";
import { TextLink } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import { DecodedValue } from "@/components/untrusted/decoded-value";
import type { DecisionDetail } from "@/lib/contract/decision-rows";
import { spellHidden } from "@/lib/format/reveal-characters";

const none = (text: string) => <span className="text-muted">{text}</span>;

function outcome({ execution, executedAt, executionDetail }: DecisionDetail) {
  if (execution === "none") return none("Not reported yet");
  return (
    <>
      {EXECUTION_WORDS[execution]}
      {executedAt ? (
        <>
          , <Time iso={executedAt} />
        </>
      ) : null}
      {executionDetail === null ? null : (
        <span className="block">
          <DecodedValue value={typeof executionDetail === "string" ? executionDetail : JSON.stringify(executionDetail)} />
        </span>
      )}
    </>
  );
}

/** What the decision cites and is bound to, and what became of it. */
export function DecisionFacts({ decision }: { decision: DecisionDetail }) {
  const { id, at, pact, alsoPacts, build, fingerprint, runId, key, code, validUntil, would, reviewId, grant, actionDigest, epoch, snapshot } = decision;
  return (
    <DescriptionList
      items={[
        { term: "Asked", detail: <Time iso={at} seconds /> },
        {
          term: "Under",
          detail: pact ? (
            <>
              <TextLink href={`/pacts/${pact.slug}`}>{pact.title}</TextLink>, version {pact.version}
              {alsoPacts.map((other) => (
                <span key={other.slug} className="block">
                  and <TextLink href={`/pacts/${other.slug}`}>{other.title}</TextLink>
                </span>
              ))}
            </>
          ) : (
            none("No pact")
          ),
        },
        { term: "Outcome", detail: outcome(decision) },
        {
          term: "Good until",
          detail: validUntil ? <Time iso={validUntil} /> : none("Something happens; never by time alone"),
        },
        { term: "Told the agent", detail: <Mono>{code}</Mono> },
        ...(would ? [{ term: "Enforced, it would be", detail: `${would.verdict}, in ${would.lane}` }] : []),
        ...(reviewId ? [{ term: "Review", detail: <TextLink href={`/reviews/${reviewId}`}>Open the item</TextLink> }] : []),
        ...(grant ? [{ term: "Grant used", detail: <Hash value={grant} label="Copy grant" /> }] : []),
        { term: "Build", detail: build ? spellHidden(build) : none("Not registered") },
        { term: "Fingerprint", detail: fingerprint ? <Hash value={spellHidden(fingerprint)} label="Copy fingerprint" /> : none("None given") },
        { term: "Run", detail: runId ? <DecodedValue value={runId} /> : none("None given") },
        { term: "Asked with", detail: key ?? none("A key that is gone") },
        { term: "Action digest", detail: <Hash value={actionDigest} /> },
        { term: "Decided on", detail: `state ${snapshot}, epoch ${epoch}` },
        { term: "History", detail: <TextLink href={`/history?about=${encodeURIComponent(id)}`}>Entries that name it</TextLink> },
      ]}
    />
  );
}
