import { TRIGGERS } from "../closed-lists";
import { decide } from "../decisions/decide";
import type { DecisionRequest } from "../decisions/decision";
import {
  type Approval,
  actionKey,
  type BuildFacts,
  contributionKey,
  type LiveOverride,
  type OpenTrigger,
  type PactFacts,
  type Proof,
  type ScoreBand,
  type Snapshot,
  type TrustFacts,
} from "../decisions/snapshot";
import type { BuildId, PactId } from "../ids";
import type { CompiledPact } from "../pacts/compile-pact";
import type { RuntimeAction } from "../pacts/pact-document";
import { HOUR, type Instant, MINUTE } from "../time";
import { hashText, Seeded } from "./seeded";
import { EPOCH_HOUR, pooledPact, WORLD_ACTIONS } from "./world-pacts";

/** One complete question: who asks what, what is known, and when. */
export type World = { seed: number; request: DecisionRequest; snapshot: Snapshot; now: Instant };

/** Two thirds of the worlds are healthy, with at most a flaw or two; an unweighted generator hardly ever permits anything. */
const HEALTHY_SHARE = 0.68;
const ACTIONS = new Map(WORLD_ACTIONS.map((action) => [actionKey(action.workflow, action.name), action]));
const ANYTHING = { actions: ["*"], tools: [], counterparties: ["*"] };
const NEARBY = { actions: ["pay", "mail"], tools: [], counterparties: ["acme"], maxAmountMinor: 50_000, currency: "EUR" };

const build = (n: number, verifiedAt: Instant | null, family: BuildId, narrow: boolean): BuildFacts => ({
  id: `bld_${n}`,
  fingerprint: `fp${n}`,
  verifiedAt,
  verifiedScope: verifiedAt === null ? null : narrow ? NEARBY : ANYTHING,
  family,
});

type Mood = { healthy: boolean; flaws: ReadonlySet<string> };
const FLAWS = ["proofs", "triggers", "bands", "recovery", "request", "build", "expiry", "scope", "agent", "context"] as const;

export function worldOf(seed: number): World {
  const r = new Seeded(seed);
  const healthy = r.chance(HEALTHY_SHARE);
  const flaws = new Set<string>(healthy ? (r.chance(0.5) ? [] : [r.pick(FLAWS)]) : r.some(FLAWS, 0.3));
  const mood = { healthy, flaws };
  const now = EPOCH_HOUR + 48 * HOUR + r.below(12) * 30 * MINUTE;
  const builds = [build(1, 1, "bld_1", flaws.has("scope")), build(2, 1, "bld_1", false), build(3, null, "bld_3", false)];
  const pacts = (r.chance(0.85) ? ["pact_a"] : ["pact_a", "pact_b"]).map((id) => pactFacts(r, id as PactId, mood, now));
  const snapshot: Snapshot = {
    hash: `h${seed}`,
    highWater: now - r.pick([0, 0, 1, HOUR, -HOUR]),
    agents: new Map([
      [
        "bot",
        {
          id: "agt_bot",
          slug: "bot",
          suspended: flaws.has("agent") && r.chance(0.4),
          builds: new Map(builds.map((b) => [b.fingerprint, b])),
          triggers: flaws.has("agent") && r.chance(0.5) ? [openTrigger(r, null, now, 0)] : [],
        },
      ],
    ]),
    actions: ACTIONS,
    pacts,
    counterparties: ["acme", "bolt"],
  };
  const request = requestOf(r, seed, mood);
  const world: World = { seed, request, snapshot, now };
  if (r.chance(0.12)) world.request = { ...request, approval: approvalFor(r, world) };
  return world;
}

function requestOf(r: Seeded, seed: number, { flaws }: Mood): DecisionRequest {
  const odd = flaws.has("request");
  const args: DecisionRequest["args"] = {
    amountMinor: r.pick([100, 40_000, 40_001, 50_000, 50_001]),
    currency: "EUR",
    payee: r.chance(0.9) ? "acme" : "bolt",
    vendor: "v1",
  };
  const context: DecisionRequest["context"] = { ok: true, region: "north" };
  if (odd) {
    if (r.chance(0.3)) args.amountMinor = r.pick([60_000, 150_001, 900_000]);
    if (r.chance(0.15)) delete args[r.pick(["amountMinor", "currency", "payee", "vendor"])];
    if (r.chance(0.15)) args.currency = "USD";
    if (r.chance(0.15)) args.payee = r.pick(["zeta", "evil"]);
    if (r.chance(0.1)) args.vendor = "v2";
  }
  if (flaws.has("context")) {
    if (r.chance(0.5)) context.ok = false;
    if (r.chance(0.3)) delete context[r.pick(["ok", "region"])];
    if (r.chance(0.3)) context.region = "south";
  }
  const fingerprint = flaws.has("build") ? r.pick(["fp2", "fp3", "fp3", "fp9", null]) : "fp1";
  return {
    agent: r.chance(0.005) ? "stranger" : "bot",
    workflow: r.chance(0.005) ? "elsewhere" : "flow",
    action: r.chance(0.85) ? "pay" : odd ? r.pick(["mail", "note", "odd", "unheard"]) : r.pick(["mail", "note"]),
    args,
    context,
    fingerprint,
    supports: r.chance(0.6)
      ? ["allow_tools", "read_only", "settlement_hold", "callback_required"]
      : r.some(["allow_tools", "read_only", "settlement_hold", "callback_required"], 0.5),
    actionDigest: r.chance(0.9) ? "digest-1" : "digest-2",
    malformed: odd && r.chance(0.06) ? [{ path: "args.amountMinor", problem: "must be a number" }] : [],
    buckets: (purpose) => hashText(purpose, seed) % 10_000,
    counted: (c, pact, clause) => (c.kind === "cap_count" || c.kind === "cap_rate" ? hashText(`${pact}${clause ?? ""}${c.kind}`, seed) % 6 : 0),
    approval: null,
    provenance: r.chance(0.5) ? { "context.ok": "attested" } : undefined,
  };
}

function pactFacts(r: Seeded, id: PactId, mood: Mood, now: Instant): PactFacts {
  const compiled = pooledPact(r, id);
  const withExpiry = (pact: CompiledPact): CompiledPact => ({
    ...pact,
    expiresAt: now + (mood.flaws.has("expiry") ? r.pick([-HOUR, 0, 1, HOUR]) : 24 * HOUR + r.below(100)),
  });
  const enforced = r.chance(0.25) ? withExpiry(compiled) : compiled;
  const trust: ReadonlyMap<"agt_bot", TrustFacts> = new Map([["agt_bot", trustFacts(r, enforced, mood, now)]]);
  const base = { id, slug: enforced.slug, share: 100, previous: null, shadow: null, trust } as const;
  const roll = r.next();
  if (roll < 0.02) return { ...base, enforced: null, shadow: enforced };
  if (roll < 0.05) return { ...base, enforced, share: r.pick([0, 5, 25]), previous: pooledPact(r, id) };
  if (roll < 0.06) return { ...base, enforced, share: 25 };
  if (roll < 0.08) return { ...base, enforced, shadow: pooledPact(r, id) };
  return { ...base, enforced };
}

function trustFacts(r: Seeded, pact: CompiledPact, mood: Mood, now: Instant): TrustFacts {
  const clauses = pact.document.clauses;
  const proofs: Proof[] = [];
  for (const clause of clauses)
    for (const spec of clause.evidence)
      for (const source of ["src_1", "src_2"] as const) {
        const window = { PT1H: HOUR, PT4H: 4 * HOUR, P1D: 24 * HOUR }[spec.window] ?? HOUR;
        const flawed = mood.flaws.has("proofs") && r.chance(0.6);
        if (flawed && r.chance(0.2)) continue;
        const steps = window / (30 * MINUTE);
        // Ages fall on half hours, so that they often equal a window or window and grace exactly.
        const age = flawed ? r.below(steps + 4) * 30 * MINUTE : r.below(steps) * 30 * MINUTE + r.below(3) * MINUTE;
        const observedAt = now - age;
        const about = typeof spec.about === "object";
        proofs.push({
          clause: clause.key,
          kind: spec.kind,
          build: about ? null : flawed && r.chance(0.1) ? "bld_2" : "bld_1",
          subject: about ? { type: "vendor", id: flawed && r.chance(0.2) ? "v2" : "v1" } : null,
          source,
          observedAt,
          receivedAt: r.chance(0.8) ? observedAt + r.below(3) * MINUTE : observedAt - 30 * MINUTE * r.below(2),
          scope: flawed && r.chance(0.15) ? NEARBY : r.chance(0.1) ? ANYTHING : null,
          usable: !(flawed && r.chance(0.1)),
        });
      }
  const triggers = mood.flaws.has("triggers")
    ? Array.from({ length: 1 + r.below(2) }, (_, i) => openTrigger(r, r.chance(0.9) ? r.pick(clauses).key : null, now, i))
    : [];
  const bands = mood.flaws.has("bands") || r.chance(0.1) ? [scoreBand(r, mood, now)] : [];
  const overrides = r.chance(mood.healthy && mood.flaws.size === 0 ? 0.05 : 0.35)
    ? Array.from({ length: 1 + r.below(3) }, (_, i) => liveOverride(r, r.pick(clauses).key, now, i))
    : [];
  const recovery = mood.flaws.has("recovery")
    ? {
        id: `rec_${r.below(50)}`,
        level: r.pick(["degrade", "escalate", "recover", "recover"] as const),
        stage: r.pick(["before_signoff", "before_signoff", "widening_5", "widening_25", "widening_100"] as const),
      }
    : null;
  return { epoch: r.below(3), proofs: r.shuffled(proofs), triggers, bands, overrides, recovery };
}

function openTrigger(r: Seeded, clause: string | null, now: Instant, n: number): OpenTrigger {
  const kind =
    clause === null
      ? r.pick(["manual", "manual", "metric", "incident", "drift_verified"] as const)
      : r.pick([...TRIGGERS.filter((k) => !k.startsWith("evidence_s")), "manual", "metric"] as const);
  const actions: RuntimeAction[] = [{ do: "degrade" }, { do: "review" }, { do: "block" }];
  const byHand = kind === "manual" || kind === "metric";
  return {
    id: `trg_${clause ?? "w"}${n}`,
    kind,
    clause,
    build: r.chance(0.6) ? null : r.pick(["bld_1", "bld_2", "bld_3"] as const),
    openedAt: now - HOUR,
    action: byHand ? (r.chance(0.9) ? r.pick(actions) : null) : r.chance(0.1) ? { do: "review" } : null,
    baseline: kind === "drift_suspected" && r.chance(0.4),
    actsFullyAt: kind === "repeat_failure" && r.chance(0.6) ? now + r.pick([-MINUTE, 0, 1, 15 * MINUTE]) : null,
  };
}

const FALLING: readonly ScoreBand["band"][] = ["90", "75", "50", "below_50"];

function scoreBand(r: Seeded, mood: Mood, now: Instant): ScoreBand {
  const at = mood.flaws.has("bands") ? r.below(4) : 0;
  const leaves = r.chance(0.6);
  return {
    build: "bld_1",
    band: FALLING[at] ?? "90",
    leavesAt: leaves ? now + r.pick([-MINUTE, 0, 1, 2 * HOUR]) + (mood.flaws.has("bands") ? 0 : 2 * HOUR) : null,
    nextBand: FALLING[Math.min(3, at + 1)] ?? "below_50",
  };
}

function liveOverride(r: Seeded, clause: string, now: Instant, n: number): LiveOverride {
  const bad = r.chance(0.35);
  return {
    id: `ovr_${n}`,
    agent: "agt_bot",
    action: bad && r.chance(0.2) ? "mail" : "pay",
    clause,
    maxAmountMinor: r.chance(0.3) ? r.pick([40_000, 50_000, 100_000]) : null,
    actionDigest: r.chance(0.2) ? "digest-1" : null,
    to: r.pick(["allow", "degrade"] as const),
    grantedAt: now - 2 * HOUR,
    expiresAt: now + (bad && r.chance(0.3) ? r.pick([-1, 0]) : r.pick([1, HOUR, 3 * HOUR])),
    usesLeft: bad && r.chance(0.2) ? 0 : 3,
    revoked: bad && r.chance(0.2),
    requestedBy: "mem_1",
    approvedBy: bad && r.chance(0.4) ? r.pick([["mem_1"], ["mem_1", "mem_2"], []] as const) : ["mem_2", "mem_3"],
    approvalsNeeded: r.pick([1, 2]),
  };
}

/** An approval as it would have been given for this request, sometimes with something wrong about it. */
function approvalFor(r: Seeded, { request, snapshot, now }: World): Approval {
  const today = decide(request, snapshot, now);
  const held = today.contributions.filter((c) => c.effectiveFloor === "hold").map(contributionKey);
  const right = r.chance(0.7);
  const epochs = Object.fromEntries(snapshot.pacts.map((p) => [p.id, p.trust.get("agt_bot")?.epoch ?? 0]));
  const [first] = snapshot.pacts;
  const epoch = first?.trust.get("agt_bot")?.epoch ?? 0;
  return {
    grant: "grt_1",
    review: "rev_1",
    actionDigest: right || r.chance(0.7) ? request.actionDigest : "digest-0",
    agent: right || r.chance(0.8) ? "agt_bot" : "agt_other",
    epoch: right || r.chance(0.7) ? epoch : epoch + 1,
    epochs: snapshot.pacts.length > 1 && r.chance(0.8) ? epochs : undefined,
    expiresAt: now + (right ? r.pick([1, MINUTE, 30 * MINUTE]) : r.pick([-1, 0, HOUR, HOUR])),
    used: !right && r.chance(0.3),
    cleared: r.chance(0.75) ? held : r.some(held, 0.5),
    constraints: r.chance(0.1) ? [{ kind: "callback_required" }] : undefined,
  };
}
