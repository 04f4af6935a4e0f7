import type { Projections } from "./project";

type PactEvents = "pact.drafted" | "pact.draft_discarded" | "pact.approved" | "pact.approval_voided" | "pact.enforced" | "pact.shadowed" | "pact.retired";

export const pactProjections: Projections<PactEvents> = {
  "pact.drafted": ({ data: { pact, version } }) => [
    { upsert: "pact", key: ["id"], row: pact },
    { upsert: "pact_version", key: ["id"], row: version },
  ],
  "pact.draft_discarded": ({ data: { version, pact } }) => [
    { remove: "pact_version", where: { id: version } },
    ...(pact ? [{ remove: "pact", where: { id: pact } } as const] : []),
  ],
  "pact.approved": ({ data: { version, member, at } }) => [
    { update: "pact_version", where: { id: version }, set: { status: "approved" }, push: { approvals: [{ member, at }] } },
  ],
  "pact.approval_voided": ({ data: { version } }) => [{ update: "pact_version", where: { id: version }, set: { status: "draft", approvals: [] } }],
  // A grant given under the old terms says nothing about the new ones.
  "pact.enforced": ({ chain, data: { version, share, at, retired, pact } }) => [
    ...(pact ? [{ upsert: "pact", key: ["id"], row: pact } as const] : []),
    ...retired.map((id) => ({ update: "pact_version", where: { id }, set: { status: "retired", retiredAt: at } }) as const),
    { update: "pact_version", where: { id: version }, set: { status: "enforced", enforcedShare: share, effectiveAt: at } },
    ...(chain === "org" ? [] : [{ update: "delegation", where: { pactId: chain }, add: { epoch: 1 } } as const]),
  ],
  "pact.shadowed": ({ data: { version, at } }) => [{ update: "pact_version", where: { id: version }, set: { status: "shadow", effectiveAt: at } }],
  "pact.retired": ({ chain, data: { version, at } }) => [
    { update: "pact_version", where: { id: version }, set: { status: "retired", retiredAt: at } },
    ...(chain === "org" ? [] : [{ update: "delegation", where: { pactId: chain }, add: { epoch: 1 } } as const]),
  ],
};
