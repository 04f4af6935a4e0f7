import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../time";
import { type ClosableTrigger, decideClosing, decideNarrowing, decideRetraction, type OpenNarrowing } from "./narrow";

const NOW = 1_000 * MINUTE;
const agentWide = { pactId: null, buildId: null } as const;
const onPact = { pactId: "pact_a", buildId: null } as const;
const onBuild = { pactId: null, buildId: "bld_1" } as const;
const open = (level: OpenNarrowing["level"], target: Pick<OpenNarrowing, "pactId" | "buildId"> = agentWide): OpenNarrowing => ({ ...target, level });

describe("narrowing by hand", () => {
  test.each([
    ["degrade", agentWide, { level: "degrade", action: { do: "degrade" }, scope: "agent" }],
    ["escalate", onPact, { level: "escalate", action: { do: "review" }, scope: "pact" }],
    ["degrade", onBuild, { level: "degrade", action: { do: "degrade" }, scope: "agent" }],
    ["suspend", agentWide, { level: "recover", action: { do: "block" }, scope: "agent" }],
  ] as const)("%s on %j is %j", (level, target, expected) => {
    expect(decideNarrowing({ level, ...target }, { suspended: false, open: [] })).toEqual({ ok: true, value: expected });
  });

  test.each([
    ["what stands there already", "degrade", agentWide, [open("degrade")], true],
    ["less than what stands there", "degrade", agentWide, [open("escalate")], true],
    ["a pact under an agent that is narrowed as a whole", "escalate", onPact, [open("escalate")], true],
    ["one build of an agent that is narrowed as a whole", "degrade", onBuild, [open("degrade")], true],
    ["more than what stands there", "escalate", agentWide, [open("degrade")], false],
    ["the whole agent when only a pact is narrowed", "degrade", agentWide, [open("escalate", onPact)], false],
    ["another pact", "degrade", { pactId: "pact_b", buildId: null }, [open("escalate", onPact)], false],
    ["another build", "degrade", { pactId: null, buildId: "bld_2" }, [open("escalate", onBuild)], false],
    ["a suspension of an agent that is merely narrowed", "suspend", agentWide, [open("escalate")], false],
  ] as const)("%s: refused %#", (_, level, target, standing, refused) => {
    const answer = decideNarrowing({ level, ...target }, { suspended: false, open: standing });
    expect(answer.ok ? null : answer.refusal).toBe(refused ? "already_narrowed" : null);
  });

  test("a suspended agent can't be narrowed further", () => {
    expect(decideNarrowing({ level: "degrade", ...onPact }, { suspended: true, open: [] })).toMatchObject({ refusal: "already_narrowed" });
  });

  test("a suspension is of the whole agent", () => {
    expect(decideNarrowing({ level: "suspend", ...onPact }, { suspended: false, open: [] })).toMatchObject({
      refusal: "bad_request",
      fields: { pact: expect.any(String) },
    });
    expect(decideNarrowing({ level: "suspend", ...onBuild }, { suspended: false, open: [] })).toMatchObject({
      refusal: "bad_request",
      fields: { build: expect.any(String) },
    });
  });
});

const trigger = (change: Partial<ClosableTrigger> = {}): ClosableTrigger => ({
  kind: "manual",
  openedBy: "mem_ana",
  openedAt: NOW,
  closedAt: null,
  actsFullyAt: null,
  ...change,
});
const outcome = (answer: { ok: true; value: string } | { ok: false; refusal: string }) => (answer.ok ? answer.value : answer.refusal);

describe("taking a narrowing back", () => {
  test.each([
    ["by its author at once", "mem_ana", 0, {}, "retracted"],
    ["by its author in the last second", "mem_ana", 59 * SECOND, {}, "retracted"],
    ["by its author when the minute is over", "mem_ana", 60 * SECOND, {}, "retraction_over"],
    ["by somebody else", "mem_bo", SECOND, {}, "not_your_narrowing"],
    ["twice", "mem_ana", SECOND, { closedAt: "2026-11-24T00:00:00.000Z" }, "already_closed"],
    ["that evidence opened", "system", SECOND, { kind: "repeat_failure", openedBy: "system" }, "not_your_narrowing"],
  ] as const)("%s: %s", (_, by, after, change, expected) => {
    expect(outcome(decideRetraction(trigger(change), { by, at: NOW + after }))).toBe(expected);
  });
});

describe("closing a trigger", () => {
  test.each([
    ["that another person opened", "mem_bo", 0, {}, "closed"],
    ["that one opened oneself, ever so long ago", "mem_ana", 1_000 * MINUTE, {}, "second_person_needed"],
    ["twice", "mem_bo", 0, { closedAt: "2026-11-24T00:00:00.000Z" }, "already_closed"],
    ["of sources that disagree", "mem_bo", 0, { kind: "evidence_contradictory", openedBy: "system" }, "adjudicated"],
    [
      "of a critical failure, looked at in time",
      "mem_bo",
      14 * MINUTE,
      { kind: "repeat_failure", openedBy: "system", actsFullyAt: NOW + 15 * MINUTE },
      "adjudicated",
    ],
    [
      "of a critical failure that nobody looked at in time",
      "mem_bo",
      15 * MINUTE,
      { kind: "repeat_failure", openedBy: "system", actsFullyAt: NOW + 15 * MINUTE },
      "recovery_needed",
    ],
    ["of verified drift", "mem_bo", 0, { kind: "drift_verified", openedBy: "system" }, "recovery_needed"],
  ] as const)("%s: %s", (_, by, after, change, expected) => {
    expect(outcome(decideClosing(trigger(change), { by, at: NOW + after }))).toBe(expected);
  });
});
