import "server-only";
import type { KeyScope, Role } from "@/lib/core/closed-lists";
import type { AgentId, BuildId, MemberId, PactId, TeamId, WorkflowId } from "@/lib/core/ids";
import type { EventData, EventType } from "@/lib/core/ledger/event-data";
import type { ChainId, EventDraft } from "@/lib/core/ledger/history-event";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { ok } from "@/lib/core/result";
import { invoiceActions, invoicePact } from "@/lib/core/testing/invoice-pact";
import { HOUR, type Instant } from "@/lib/core/time";
import type { MemberActor } from "../auth/actor";
import { newKey } from "../auth/key-digest";
import { canonical, digestOf } from "../ledger/canonical";
import { newId } from "../ledger/ids";
import { type Tx, transact } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";

const TEAMS = ["finance-ops", "payments-ops", "finance-leads", "document-quality", "accounts-payable", "procurement"] as const;
const SOURCES = ["eval-runner", "erp-audit", "controller"] as const;
export const FINGERPRINT = "sha256:1f0c";

export type InvoiceHouse = {
  agentId: AgentId;
  buildId: BuildId;
  pactId: PactId;
  key: string;
  /** Operators of the payments team, neither of whom owns the agent, and a trust lead. */
  ana: MemberActor;
  bo: MemberActor;
  tess: MemberActor;
};

/** The reference organisation with everything in order, written straight into history: for tests of what comes after. */
export async function invoiceHouse(options: { document?: PactDocument; at?: Instant; proofAge?: number } = {}): Promise<InvoiceHouse> {
  const at = options.at ?? Date.now();
  const answer = await transact(at, async (tx) => {
    await tx.moveSnapshot();
    const house = await furnish(tx, options.document ?? invoicePact, at - (options.proofAge ?? HOUR));
    await refreshDelegations(tx);
    return ok(house);
  });
  if (!answer.ok) throw new Error("The test organisation couldn't be written.");
  return answer.value;
}

async function furnish(tx: Tx, document: PactDocument, observed: Instant): Promise<InvoiceHouse> {
  const record = <T extends EventType>(type: T, data: EventData[T], chain: ChainId = "org") =>
    tx.append({ type, chain, at: tx.iso, actor: "system", data } as EventDraft);
  const teams = new Map<string, TeamId>();
  for (const slug of TEAMS) {
    const id = newId("team", tx.at);
    teams.set(slug, id);
    await record("team.created", { team: { id, slug, name: slug, timezone: "UTC", hours: null, capacityPerHour: null } });
  }
  const team = (slug: string): TeamId => teams.get(slug) ?? "team_none";
  const agentId = newId("agt", tx.at);
  await record("agent.registered", {
    agent: { id: agentId, slug: "invoice-bot", name: "Invoice bot", ownerTeamId: team("finance-ops"), registeredAt: tx.iso, suspendedAt: null },
  });
  const buildId = newId("bld", tx.at);
  const scope = { actions: ["*"], tools: [], counterparties: ["*"] };
  await record("build.registered", {
    build: {
      id: buildId,
      agentId,
      label: "1",
      fingerprint: FINGERPRINT,
      parts: null,
      declaredScope: scope,
      registeredAt: tx.iso,
      firstSeenAt: null,
      liveFrom: tx.iso,
      liveUntil: null,
      verifiedAt: null,
      verifiedBy: null,
      verifiedScope: null,
      familyId: buildId,
    },
  });
  await record("build.verified", { build: buildId, verifiedScope: scope, by: "cli", at: tx.iso });
  for (const slug of document.counterparties)
    await record("counterparty.registered", { counterparty: { id: newId("cpty", tx.at), slug, name: slug, approved: true } });
  const workflowId: WorkflowId = newId("wfl", tx.at);
  await record("workflow.registered", {
    workflow: {
      id: workflowId,
      slug: "supplier-payments",
      name: "Supplier payments",
      ownerTeamId: team("finance-ops"),
      consequential: true,
      touches: ["money"],
    },
  });
  for (const action of invoiceActions) {
    const { name, risk, reversibility, moneyMoving, amountPath, currencyPath, counterpartyPath, casePath, argsSchema, contextSchema } = action;
    const text = (schema: unknown) => (schema ? canonical(schema) : null);
    await record("action.registered", {
      action: {
        id: newId("act", tx.at),
        workflowId,
        name,
        risk,
        reversibility,
        moneyMoving,
        amountPath,
        currencyPath,
        counterpartyPath,
        casePath,
        argsSchema: text(argsSchema),
        contextSchema: text(contextSchema),
        display: null,
      },
    });
  }
  const sources = new Map<string, ReturnType<typeof newId<"src">>>();
  for (const slug of SOURCES) {
    const id = newId("src", tx.at);
    sources.set(slug, id);
    await record("source.registered", { source: { id, slug, name: slug, kind: "eval", trusted: true, weight: "1", revokedAt: null } });
  }
  const pactId = newId("pact", tx.at);
  const version = newId("pv", tx.at);
  await record(
    "pact.drafted",
    {
      pact: { id: pactId, slug: document.slug, title: document.title, ownerTeamId: team("finance-ops"), workflowId, createdAt: tx.iso },
      version: {
        id: version,
        pactId,
        number: 1,
        document: canonical(document),
        digest: digestOf(document),
        status: "draft",
        enforcedShare: 0,
        authors: ["cli"],
        approvals: [],
        note: null,
        createdAt: tx.iso,
        updatedAt: tx.iso,
        effectiveAt: null,
        expiresAt: document.expiresAt ?? null,
        retiredAt: null,
      },
    },
    pactId,
  );
  await record("pact.enforced", { version, number: 1, share: 100, at: tx.iso, retired: [], onlyStrengthens: false }, pactId);
  const when = new Date(observed).toISOString();
  for (const clause of document.clauses)
    for (const spec of clause.evidence) {
      const id = newId("unit", tx.at);
      await record(
        "unit.closed",
        {
          unit: {
            id,
            pactId,
            clauseKey: clause.key,
            kind: spec.kind,
            sourceId: sources.get(spec.sources[0] ?? "") ?? "src_none",
            agentId,
            buildId,
            subjectType: null,
            subjectId: null,
            scope: null,
            cluster: id,
            openedAt: when,
            observedAt: when,
            receivedAt: when,
            weight: "1",
            lost: "0",
            items: 1,
            x: "1",
            passed: true,
            closedAt: when,
            closedBy: "final",
          },
        },
        pactId,
      );
    }
  const key = await writeKey(tx, agentId, ["decide", "outcome"]);
  const ana = await writeMember(tx, "Ana", ["operator"], [team("payments-ops"), team("finance-leads")], ["payments-ops", "finance-leads"]);
  const bo = await writeMember(tx, "Bo", ["operator"], [team("payments-ops")], ["payments-ops"]);
  const tess = await writeMember(tx, "Tess", ["trust_lead"], [team("finance-leads")], ["finance-leads"]);
  return { agentId, buildId, pactId, key, ana, bo, tess };
}

export async function writeKey(tx: Tx, agentId: AgentId, scopes: KeyScope[], ratePerMinute = 100_000_000): Promise<string> {
  const { key, prefix, digest } = newKey();
  await tx.query(
    "insert into key (id, name, prefix, digest, scopes, agent_id, rate_per_minute, created_at, created_by) values ($1, 'test', $2, $3, $4, $5, $7, $6, 'cli')",
    [newId("key", tx.at), prefix, digest, scopes, agentId, tx.iso, ratePerMinute],
  );
  return key;
}

async function writeMember(tx: Tx, name: string, roles: Role[], teamIds: TeamId[], teams: string[]): Promise<MemberActor> {
  const id: MemberId = newId("mem", tx.at);
  const email = `${name.toLowerCase()}@example.test`;
  await tx.query("insert into member (id, email, name, roles, created_at) values ($1, $2, $3, $4, $5)", [id, email, name, roles, tx.iso]);
  for (const teamId of teamIds)
    await tx.append({ type: "team.member_added", chain: "org", at: tx.iso, actor: "system", data: { teamId, memberId: id, lead: false } });
  return { kind: "member", id, name, email, roles, teams };
}
