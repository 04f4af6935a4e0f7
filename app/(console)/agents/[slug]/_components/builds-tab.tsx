import { BuildStandingBadge } from "@/components/agents/build-standing";
import { permissionReason } from "@/components/agents/permission-reason";
import { scopeSentence } from "@/components/agents/scope-sentence";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Hash } from "@/components/ui/hash";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { AgentDetail } from "@/lib/contract/agent-standing";
import { REFUSALS } from "@/lib/contract/refusals";
import { may } from "@/lib/core/members/permissions";
import { type MemberActor, standingOf } from "@/lib/server/auth/actor";
import { listScopeNames } from "@/lib/server/builds/scope-names";
import { listHolders } from "@/lib/server/members/reads";
import { RegisterBuild } from "./register-build";
import { VerifyBuild } from "./verify-build";

type Build = AgentDetail["builds"][number];

function details({ fingerprint, parts, declaredScope, verifiedScope, registeredAt, firstSeenAt, verifiedAt, verifiedBy }: Build) {
  const nobody = <span className="text-muted">Nobody has said.</span>;
  return [
    { term: "Fingerprint", detail: <Hash value={fingerprint} full label="Copy fingerprint" /> },
    ...(parts
      ? [
          {
            term: "Made of",
            detail: (
              <>
                {parts.model} {parts.modelVersion}, prompt <Mono>{parts.promptDigest}</Mono>, tools <Mono>{parts.toolsetDigest}</Mono>
              </>
            ),
          },
        ]
      : []),
    { term: "Declared for", detail: declaredScope ? scopeSentence(declaredScope) : nobody },
    {
      term: "Verified for",
      detail: verifiedScope ? scopeSentence(verifiedScope) : <span className="text-muted">Nothing yet: its requests are held or denied.</span>,
    },
    ...(verifiedAt
      ? [
          {
            term: "Verified",
            detail: (
              <>
                by {verifiedBy}, <Time iso={verifiedAt} />
              </>
            ),
          },
        ]
      : []),
    ...(registeredAt ? [{ term: "Registered", detail: <Time iso={registeredAt} /> }] : []),
    ...(firstSeenAt ? [{ term: "First seen", detail: <Time iso={firstSeenAt} /> }] : []),
  ];
}

/** What the agent has been made of, who vouched for it, and for what. */
export async function BuildsTab({ actor, agent }: { actor: MemberActor; agent: AgentDetail }) {
  const [names, registrars, verifiers] = await Promise.all([listScopeNames(actor), listHolders(actor, "registry.manage"), listHolders(actor, "builds.verify")]);
  const cantRegister = may(standingOf(actor), "registry.manage") ? null : permissionReason("Registering", registrars);
  const cantVerify = !may(standingOf(actor), "builds.verify")
    ? permissionReason("Verifying", verifiers)
    : actor.teams.includes(agent.owner.slug)
      ? REFUSALS.own_agent_build.sentence
      : null;
  return (
    <Panel
      title="Builds"
      description="A build is what its fingerprint says. A change of model, prompt or tools is another build, and evidence of the one says nothing about the other."
      actions={<RegisterBuild agent={agent.slug} names={names} reason={cantRegister} />}
    >
      {agent.builds.length === 0 ? (
        <EmptyState title="No build is known">
          Register the first one here or with npm run builds. One that asks before it is registered appears here as seen.
        </EmptyState>
      ) : (
        <ul className="space-y-6">
          {agent.builds.map((build) => (
            <li key={build.id}>
              <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <h3 className="flex flex-wrap items-center gap-2 text-body font-semibold">
                  {build.label} <BuildStandingBadge standing={build.standing} /> {build.inUse ? <Badge>In use</Badge> : null}
                </h3>
                {build.standing === "seen" ? (
                  <RegisterBuild agent={agent.slug} names={names} fingerprint={build.fingerprint} reason={cantRegister} />
                ) : (
                  <VerifyBuild build={build} names={names} reason={cantVerify} />
                )}
              </div>
              <DescriptionList items={details(build)} className="text-table" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
