import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANES } from "../closed-lists";
import { canonicalText } from "../testing/canonical-text";
import { essence, withAgent, withClauses, withPacts, withSnapshot, withTrust, withVersions } from "../testing/change-world";
import { meet } from "../testing/met-remedies";
import { referenceDecide } from "../testing/reference-decide";
import { Seeded } from "../testing/seeded";
import { noWider, noWiderInLimits } from "../testing/strictness";
import { type World, worldOf } from "../testing/world";
import { CONDITION_TWINS, pooledPact } from "../testing/world-pacts";
import { HOUR, MINUTE } from "../time";
import { decide } from "./decide";
import type { Contribution, Decision } from "./decision";
import type { LiveOverride, OpenTrigger, Proof, ScoreBand } from "./snapshot";

/** Cases per property. fast-check prints its own seed, and each case is named by `worldOf(<number>)`. */
const CASES = 2_000;

type Judged = (world: World) => Pick<Decision, "verdict" | "lane" | "constraints" | "validUntil" | "path">;
const fast: Judged = ({ request, snapshot, now }) => essence(decide(request, snapshot, now));
const slow: Judged = ({ request, snapshot, now }) => referenceDecide(request, snapshot, now, CONDITION_TWINS, { lookAhead: false });
const slowAhead: Judged = ({ request, snapshot, now }) => referenceDecide(request, snapshot, now, CONDITION_TWINS);
const said = ({ request, snapshot, now }: World): Decision => decide(request, snapshot, now);
const withoutApproval = (world: World): World => ({ ...world, request: { ...world.request, approval: null } });

/** Asserts a rule about worlds; `r` gives it choices of its own. */
function everyWorld(rule: (world: World, r: Seeded) => void): void {
  fc.assert(
    fc.property(fc.noShrink(fc.nat(2_000_000_000)), (seed) => {
      rule(worldOf(seed), new Seeded(seed + 1));
    }),
    { numRuns: CASES },
  );
}

const someProof =
  (r: Seeded, change: (proof: Proof) => Proof | null) =>
  (world: World): World =>
    withTrust(world, (trust) => {
      if (trust.proofs.length === 0) return trust;
      const chosen = r.below(trust.proofs.length);
      return { ...trust, proofs: trust.proofs.flatMap((proof, i) => (i === chosen ? (change(proof) ?? []) : proof)) };
    });

const keys = (world: World): string[] => world.snapshot.pacts.flatMap((p) => (p.enforced ?? p.shadow)?.clauses.map((c) => c.key) ?? []);

const liveOverride = (r: Seeded, world: World, change: Partial<LiveOverride> = {}): LiveOverride => ({
  id: "ovr_added",
  agent: "agt_bot",
  action: world.request.action,
  clause: r.pick(keys(world)),
  maxAmountMinor: null,
  actionDigest: null,
  to: r.pick(["allow", "degrade"] as const),
  grantedAt: 0,
  expiresAt: world.now + 10 * HOUR,
  usesLeft: 1,
  revoked: false,
  requestedBy: "mem_7",
  approvedBy: ["mem_8", "mem_9"],
  approvalsNeeded: 2,
  ...change,
});
const withOverride = (world: World, override: LiveOverride): World => withTrust(world, (trust) => ({ ...trust, overrides: [...trust.overrides, override] }));

// The rules about answers alone are asserted on both implementations: what only one of them kept would be luck.
describe.each([
  ["the product's evaluator", fast, fast],
  ["the reference evaluator", slow, slowAhead],
] as const)("%s", (_, judge, judgeAhead) => {
  test("P1 gives the same answer to the same question and leaves its inputs alone", () => {
    everyWorld((world) => {
      const facts = (): string =>
        canonicalText([
          world.request.args,
          world.request.context,
          world.request.approval,
          world.snapshot.pacts.map((p) => [...p.trust.values()]),
          [...world.snapshot.agents.values()],
        ]);
      const before = facts();
      expect(judge(world)).toEqual(judge(world));
      expect(facts()).toBe(before);
    });
  });

  test("P2 doesn't care in which order evidence, overrides, triggers, clauses and pacts are listed", () => {
    everyWorld((world, r) => {
      const facts = withTrust(world, (t) => ({
        ...t,
        proofs: r.shuffled(t.proofs),
        triggers: r.shuffled(t.triggers),
        overrides: r.shuffled(t.overrides),
        bands: r.shuffled(t.bands),
      }));
      const clauses = withVersions(facts, (v) => {
        const order = r.shuffled(v.clauses);
        return {
          ...withClauses(v, order),
          document: { ...v.document, clauses: order.map((c) => v.document.clauses[c.index] ?? v.document.clauses[0]) as never },
        };
      });
      expect(judge(withSnapshot(clauses, (s) => ({ ...s, pacts: r.shuffled(s.pacts) })))).toEqual(judge(world));
    });
  });

  test("P3 never widens by time alone", () => {
    everyWorld((world, r) => {
      const later = world.now + r.pick([1, MINUTE, 30 * MINUTE, HOUR, 5 * HOUR, 30 * HOUR]);
      const [before, after] = [judge(world), judge({ ...world, now: later })];
      expect(noWiderInLimits(before, after), canonicalText({ before, after })).toBe(true);
    });
  });

  test("P4 and P5 never widen when evidence is older or gone", () => {
    everyWorld((world, r) => {
      const older = someProof(r, (proof) => ({ ...proof, observedAt: proof.observedAt - r.pick([1, MINUTE, HOUR, 20 * HOUR]) }))(world);
      expect(noWiderInLimits(judge(world), judge(older))).toBe(true);
      expect(noWiderInLimits(judge(world), judge(someProof(r, () => null)(world)))).toBe(true);
    });
  });

  test("P6 never widens when a trigger opens", () => {
    everyWorld((world, r) => {
      const trigger: OpenTrigger = {
        id: "trg_added",
        kind: r.pick([
          "manual",
          "metric",
          "repeat_failure",
          "drift_suspected",
          "drift_verified",
          "incident",
          "override_spike",
          "evidence_contradictory",
        ] as const),
        clause: r.chance(0.8) ? r.pick(keys(world)) : null,
        build: null,
        openedAt: world.now,
        action: r.pick([{ do: "degrade" } as const, { do: "review" } as const, { do: "block" } as const, null]),
        actsFullyAt: r.chance(0.3) ? world.now + MINUTE : null,
      };
      expect(noWiderInLimits(judge(world), judge(withTrust(world, (t) => ({ ...t, triggers: [...t.triggers, trigger] }))))).toBe(true);
    });
  });

  test("P7 never widens when a clause is added beside one that already governs", () => {
    everyWorld((world, r) => {
      const speaks = world.snapshot.pacts.every((p) =>
        p.enforced?.document.clauses.some((c) => c.actions.includes(world.request.action) && c.appliesWhen === undefined),
      );
      if (!speaks) return;
      const donor = pooledPact(r, "pact_c");
      const extra = donor.clauses[0];
      const extraDocument = donor.document.clauses[0];
      if (!extra || !extraDocument) return;
      const wider = withPacts(world, (p) => {
        if (!p.enforced) return p;
        const document = { ...p.enforced.document, clauses: [...p.enforced.document.clauses, { ...extraDocument, key: "X-1" }] };
        // Its default limits are the donor's; the document it is judged by has to say the same.
        return { ...p, enforced: { ...withClauses(p.enforced, [...p.enforced.clauses, { ...extra, key: "X-1" }]), document } };
      });
      expect(noWider(judge(world), judge(wider))).toBe(true);
    });
  });

  test("P8 never widens for a larger amount, where no condition reads the amount", () => {
    everyWorld((world, r) => {
      const { amountMinor } = world.request.args;
      const reads = world.snapshot.pacts.some((p) =>
        [p.enforced, p.previous, p.shadow].some((v) => v?.document.clauses.some((c) => `${c.requires}${c.appliesWhen}`.includes("amountMinor"))),
      );
      if (typeof amountMinor !== "number" || reads) return;
      const one = withoutApproval(world);
      const larger = { ...one, request: { ...one.request, args: { ...one.request.args, amountMinor: amountMinor + r.pick([1, 1_000, 100_000]) } } };
      expect(noWider(judge(one), judge(larger))).toBe(true);
    });
  });

  test("P9 never widens for a lower score", () => {
    const falling: ScoreBand["band"][] = ["90", "75", "50", "below_50"];
    everyWorld((world, r) => {
      const lower = (band: ScoreBand["band"]): ScoreBand["band"] => falling[Math.min(3, Math.max(0, falling.indexOf(band)) + 1)] ?? "below_50";
      const fallen = withTrust(world, (t) => ({
        ...t,
        bands: t.bands.map((b) => ({ ...b, band: lower(b.band), nextBand: r.chance(0.5) ? lower(b.nextBand) : b.nextBand })),
      }));
      expect(noWider(judge(withoutApproval(world)), judge(withoutApproval(fallen)))).toBe(true);
    });
  });

  test("P10 an override never narrows", () => {
    everyWorld((world, r) => {
      const [before, after] = [judge(world), judge(withOverride(world, liveOverride(r, world)))];
      expect(noWider(after, before), canonicalText({ before, after })).toBe(true);
    });
  });

  test("P11 an override never touches another agent, action, amount or payload", () => {
    everyWorld((world, r) => {
      const amount = typeof world.request.args.amountMinor === "number" ? world.request.args.amountMinor : 0;
      const other = r.pick<Partial<LiveOverride>>([
        { agent: "agt_other" },
        { action: "elsewhere" },
        { maxAmountMinor: amount - 1 },
        { actionDigest: "digest-other" },
        { clause: "C-99" },
      ]);
      expect(judge(withOverride(world, liveOverride(r, world, other)))).toEqual(judge(world));
    });
  });

  test("P12 an expired, revoked, used-up or self-approved override does nothing", () => {
    everyWorld((world, r) => {
      const at = Math.max(world.now, world.snapshot.highWater);
      const dead = r.pick<Partial<LiveOverride>>([
        { expiresAt: at },
        { expiresAt: at - 1 },
        { revoked: true },
        { usesLeft: 0 },
        { approvedBy: ["mem_7", "mem_8"] },
        { approvedBy: ["mem_8", "mem_8"] },
        { approvedBy: ["mem_7"], approvalsNeeded: 1 },
        { approvedBy: [], approvalsNeeded: 0 },
      ]);
      expect(judge(withOverride(world, liveOverride(r, world, dead)))).toEqual(judge(world));
    });
  });

  test("P14 fails closed: no agent, no pact, no clause for what isn't low risk, an unreadable clause", () => {
    everyWorld((world, r) => {
      const closed = r.pick<(w: World) => World>([
        (w) => ({ ...w, request: { ...w.request, agent: "nobody" } }),
        (w) => withSnapshot(w, (s) => ({ ...s, pacts: [] })),
        (w) => ({ ...w, request: { ...w.request, action: "unheard" } }),
      ])(withoutApproval(world));
      if (closed.snapshot.pacts.some((p) => p.enforced === null || p.share < 100)) return;
      const { verdict, lane } = judge(closed);
      expect(verdict).not.toBe("permit");
      expect(LANES.indexOf(lane)).toBeGreaterThanOrEqual(LANES.indexOf("escalate"));
    });
  });

  test("P15 a clock set back changes nothing", () => {
    everyWorld((world, r) => {
      const { highWater } = world.snapshot;
      expect(judge({ ...world, now: highWater - r.pick([1, HOUR, 1_000 * HOUR]) })).toEqual(judge({ ...world, now: highWater }));
    });
  });

  test("P16 a claim to be newer than its receipt is worth its receipt", () => {
    everyWorld((world, r) => {
      const seed = r.below(1_000);
      const claimed = someProof(new Seeded(seed), (proof) => ({ ...proof, observedAt: proof.receivedAt + 5 * HOUR }))(world);
      const honest = someProof(new Seeded(seed), (proof) => ({ ...proof, observedAt: proof.receivedAt }))(world);
      expect(judge(claimed)).toEqual(judge(honest));
    });
  });

  test("P17 evidence of another build or subject, or that isn't usable, is worth nothing", () => {
    everyWorld((world, r) => {
      const at = Math.max(world.now, world.snapshot.highWater);
      const common = { clause: r.pick(keys(world)), kind: r.pick(["k1", "k2"]), source: "src_9" as const, observedAt: at, receivedAt: at, scope: null };
      const worthless = r.pick<Proof>([
        { ...common, build: "bld_77", subject: null, usable: true },
        { ...common, build: null, subject: { type: "vendor", id: "v77" }, usable: true },
        { ...common, build: null, subject: { type: "order", id: "v1" }, usable: true },
        { ...common, build: "bld_1", subject: null, usable: false },
        { ...common, build: null, subject: { type: "vendor", id: "v1" }, usable: false },
      ]);
      expect(judge(withTrust(world, (t) => ({ ...t, proofs: [...t.proofs, worthless] })))).toEqual(judge(world));
    });
  });

  test("P18 and P19 validUntil is sound and tight", () => {
    everyWorld((world, r) => {
      const now = Math.max(world.now, world.snapshot.highWater);
      const today = judgeAhead(world);
      const same = (at: number): boolean => {
        const then = judge({ ...world, now: at });
        return canonicalText([then.verdict, then.lane, then.constraints]) === canonicalText([today.verdict, today.lane, today.constraints]);
      };
      const end = today.validUntil ?? now + 1_000 * HOUR;
      expect(end).toBeGreaterThan(now);
      expect(same(now + r.below(end - now))).toBe(true);
      expect(same(end - 1)).toBe(true);
      if (today.validUntil !== null) expect(same(today.validUntil)).toBe(false);
    });
  });
});

const enforcedForAll = (world: World): boolean => world.snapshot.pacts.every((p) => p.enforced !== null && p.share === 100);

test("P20 the path back is sufficient, with at most one further round", () => {
  everyWorld((world) => {
    const one = { ...world, request: { ...world.request, approval: null, malformed: [] } };
    if (!enforcedForAll(one)) return;
    const first = meet(one, said(one).path);
    const second = said(first).lane === "allow" ? first : meet(first, said(first).path);
    expect(said(second), canonicalText({ path: said(one).path, further: said(first).path })).toMatchObject({ lane: "allow", verdict: "permit", path: [] });
  });
});

test("P14 fails closed on clauses that can't be read", () => {
  everyWorld((world) => {
    const unreadable = withVersions(withoutApproval(world), (version) =>
      withClauses(
        version,
        version.clauses.map((clause) => ({ ...clause, problems: [{ path: "requires", message: "can't be read" }] })),
      ),
    );
    const governed = unreadable.snapshot.pacts.some((p) => p.enforced?.clausesByAction.has(world.request.action));
    if (!enforcedForAll(unreadable) || !governed) return;
    const { verdict, lane } = said(unreadable);
    expect(verdict).not.toBe("permit");
    expect(LANES.indexOf(lane)).toBeGreaterThanOrEqual(LANES.indexOf("escalate"));
  });
});

test("P13 an override never passes a hard contribution or a clause's floor", () => {
  everyWorld((world, r) => {
    const one = withOverride(withoutApproval(world), liveOverride(r, world));
    if (!enforcedForAll(one)) return;
    for (const c of said(one).contributions) {
      if (c.hard) expect([c.effectiveLane, c.effectiveFloor]).toEqual([c.lane, c.floor]);
      const clause = one.snapshot.pacts.find((p) => p.id === c.pact)?.enforced?.document.clauses.find((k) => k.key === c.clause);
      if (!clause || c.effectiveLane === c.lane) continue;
      expect(clause.hard).toBe(false);
      expect(LANES.indexOf(c.effectiveLane)).toBeGreaterThanOrEqual(LANES.indexOf(clause.override?.floor ?? "degrade"));
    }
  });
});

// Two remedies are alternatives rather than necessities. A broken limit is met by whatever removes the limit. A trigger of
// another build counts for an unknown one until that is registered.
test("P21 every remedy on the path is necessary", () => {
  everyWorld((world, r) => {
    const one = { ...world, request: { ...world.request, approval: null, malformed: [] } };
    if (!enforcedForAll(one)) return;
    const { path, contributions, buildId } = said(one);
    const elsewhere = [...one.snapshot.agents.values()]
      .flatMap((a) => [...a.triggers, ...one.snapshot.pacts.flatMap((p) => p.trust.get(a.id)?.triggers ?? [])])
      .filter((t) => t.build !== null && buildId === null);
    const isNecessity = (c: Contribution): boolean =>
      c.kind !== "authority_exceeded" && c.effectiveLane !== "allow" && !elsewhere.some((t) => t.id === c.trigger);
    const needed = path.filter((remedy) => contributions.some((c) => c.remedy === remedy && isNecessity(c)));
    if (needed.length === 0) return;
    const dropped = r.pick(needed);
    const rest = meet(
      one,
      path.filter((remedy) => remedy !== dropped),
    );
    expect(said(rest).lane, canonicalText({ path, dropped })).not.toBe("allow");
  });
});

test("P22 the lane is the strictest effective reason, and Allow means that nothing stands in the way", () => {
  everyWorld((world) => {
    const { lane, path, contributions, mode } = said(world);
    const strictest = Math.max(0, ...contributions.map((c) => LANES.indexOf(c.effectiveLane)));
    expect(lane).toBe(LANES[strictest]);
    expect(path.length === 0).toBe(lane === "allow");
    if (mode === "shadow") expect(lane).toBe("allow");
  });
});

test("a suspended agent is denied whatever else is so", () => {
  everyWorld((world) => {
    const { verdict, lane } = said(withAgent({ ...world, request: { ...world.request, agent: "bot" } }, (agent) => ({ ...agent, suspended: true })));
    expect([verdict, lane]).toEqual(["deny", "recover"]);
  });
});
