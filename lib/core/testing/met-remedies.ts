import { readSubject } from "../decisions/request-facts";
import type { BuildFacts, Proof } from "../decisions/snapshot";
import type { CompiledClause } from "../pacts/compile-pact";
import { withAgent, withClauses, withSnapshot, withTrust, withVersions } from "./change-world";
import { Seeded } from "./seeded";
import type { World } from "./world";
import { compileWorld, WORLD_ACTIONS, worldDocument } from "./world-pacts";

const ANYTHING = { actions: ["*"], tools: [], counterparties: ["*"] };

/** Carries out remedies in the model: each is the one event it names. Who and what is asked about comes before proofs of it. */
export function meet(world: World, remedies: readonly string[]): World {
  const early = ["register_agent", "enforce_pact", "verify_build"];
  const ordered = [...remedies].sort((a, b) => Number(early.includes(b)) - Number(early.includes(a)));
  return ordered.reduce(meetOne, world);
}

function meetOne(world: World, remedy: string): World {
  const [name = "", what = "", kind = ""] = remedy.split(":");
  switch (name) {
    case "register_agent":
      return { ...world, request: { ...world.request, agent: "bot" } };
    case "enforce_pact":
      return { ...world, request: { ...world.request, workflow: "flow" } };
    case "resume_agent":
      return withAgent(world, (agent) => ({ ...agent, suspended: false }));
    case "verify_build":
      return verified(world);
    case "renew_pact":
      return withVersions(world, (version, pact) => (pact.slug === what ? { ...version, expiresAt: null } : version));
    case "recovery":
      return withTrust(world, (trust) => ({ ...trust, recovery: trust.recovery?.id === what ? null : trust.recovery }));
    case "raise_score":
      return withTrust(world, (trust) => ({ ...trust, bands: [] }));
    case "set_risk":
      return registered(world);
    case "close": {
      const closed = withTrust(world, (trust) => ({ ...trust, triggers: trust.triggers.filter((t) => t.id !== what) }));
      return withAgent(closed, (agent) => ({ ...agent, triggers: agent.triggers.filter((t) => t.id !== what) }));
    }
    case "repair":
      return withVersions(world, (version) =>
        withClauses(
          version,
          // Another pact's clause of the same key can be read, and a repair leaves it as it is.
          version.clauses.map((clause) => (clause.key === what && clause.problems.length > 0 ? { ...clause, problems: [], conditions: new Map() } : clause)),
        ),
      );
    case "change_request":
      return changed(world, what);
    case "evidence":
      return proved(world, what, kind);
    default:
      throw new Error(`no event is known for ${remedy}`);
  }
}

/** Verifies the build asked about; where nobody registered one, a new one, about which nothing else is known. */
function verified(world: World): World {
  const { fingerprint } = world.request;
  const known = fingerprint !== null && world.snapshot.agents.get("bot")?.builds.has(fingerprint);
  const name = known ? fingerprint : "fp-new";
  const next = known ? world : { ...world, request: { ...world.request, fingerprint: name } };
  return withAgent(next, (agent) => {
    const fresh: BuildFacts = { id: "bld_new", fingerprint: name, verifiedAt: null, verifiedScope: null, family: "bld_new" };
    const build = agent.builds.get(name) ?? fresh;
    return { ...agent, builds: new Map([...agent.builds, [name, { ...build, verifiedAt: 1, verifiedScope: ANYTHING }]]) };
  });
}

const key = ({ request }: World): string => `${request.workflow}/${request.action}`;

function registered(world: World): World {
  const known = world.snapshot.actions.get(key(world)) ?? { ...WORLD_ACTIONS[3], name: world.request.action };
  return withSnapshot(world, (snapshot) => ({ ...snapshot, actions: new Map([...snapshot.actions, [key(world), { ...known, risk: "high" } as never]]) }));
}

function changed(world: World, what: string): World {
  if (what === "scope_change")
    return withAgent(world, (agent) => ({
      ...agent,
      builds: new Map([...agent.builds].map(([f, b]) => [f, b.verifiedAt === null ? b : { ...b, verifiedScope: ANYTHING }])),
    }));
  if (what === "unmapped_action") return withVersions(world, (version) => withClauses(version, [...version.clauses, mapping(world.request.action)]));
  if (what === "authority_exceeded") return world;
  return withVersions(world, (version) =>
    withClauses(
      version,
      version.clauses.map((clause) => (clause.key === what ? { ...clause, conditions: new Map() } : clause)),
    ),
  );
}

/** A clause that governs an action and asks nothing of it. */
function mapping(action: string): CompiledClause {
  const document = worldDocument(new Seeded(1), "mapping");
  const [clause] = document.clauses;
  if (!clause) throw new Error("a generated pact has a clause");
  const bare = { ...clause, key: "M-1", actions: [action], evidence: [], requires: undefined, appliesWhen: undefined, accepts: undefined };
  const [made] = compileWorld({ ...document, clauses: [bare] }, "pact_mapping").clauses;
  if (!made) throw new Error("it compiles");
  return made;
}

function proved(world: World, clauseKey: string, kind: string): World {
  const { request, snapshot, now } = world;
  const build = request.fingerprint === null ? undefined : snapshot.agents.get("bot")?.builds.get(request.fingerprint);
  const at = Math.max(now, snapshot.highWater);
  let next = world;
  // A request that named nobody now names somebody about whom nothing else is known, or naming alone would meet other remedies too.
  if (readSubject(request, "args.vendor") === null) next = { ...world, request: { ...request, args: { ...request.args, vendor: "v-new" } } };
  const vendor = readSubject(next.request, "args.vendor") ?? "";
  return withTrust(next, (trust) => {
    const fresh = (["src_1", "src_2"] as const).flatMap((source): Proof[] => {
      const common = { clause: clauseKey, kind, source, observedAt: at, receivedAt: at, scope: null, usable: true };
      const aboutBuild: Proof[] = build ? [{ ...common, build: build.id, subject: null }] : [];
      return [...aboutBuild, { ...common, build: null, subject: { type: "vendor", id: vendor } }];
    });
    return { ...trust, proofs: [...trust.proofs, ...fresh] };
  });
}
