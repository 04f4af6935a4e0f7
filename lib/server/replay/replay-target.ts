import "server-only";
import fs from "node:fs";
import type { PactId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { pool } from "../db/pool";
import { documentFromText } from "../pacts/document-from-text";
import type { InputChecks } from "../pdp/door-state";
import { compileSchema } from "../pdp/input-checks";

export type Target = {
  pactId: PactId;
  slug: string;
  version: number;
  document: PactDocument;
  agent: string;
  /** Of the newest verified build; null: the agent has none. */
  fingerprint: string | null;
  /** By action name: how its inputs must look. */
  checks: Map<string, InputChecks>;
};

/** A pact by its slug, or by the file it was applied from. */
export function slugOf(pact: string): string {
  if (!fs.existsSync(pact)) return pact;
  const read = documentFromText(fs.readFileSync(pact, "utf8"));
  return read.ok ? read.value.document.slug : pact;
}

/** What calls are replayed against: the version in force and who is asked about under it. A sentence where there is nothing. */
export async function findTarget(slug: string, wanted: string | undefined): Promise<Target | string> {
  const { rows } = await pool.query<{ pact_id: PactId; number: number; document: PactDocument }>(
    `select v.pact_id, v.number, v.document from pact_version v join pact p on p.id = v.pact_id where p.slug = $1 and v.status = 'enforced' order by v.number desc limit 1`,
    [slug],
  );
  const [version] = rows;
  if (!version) return `No version of a pact ${slug} is in force. Publish one: npm run pact -- apply FILE --publish`;
  const { document } = version;
  const agent = wanted ?? document.agents[0];
  if (agent === undefined || !document.agents.includes(agent)) return `The pact ${slug} is for ${document.agents.join(", ") || "no agent"}, not for ${agent}.`;
  return {
    pactId: version.pact_id,
    slug,
    version: version.number,
    document,
    agent,
    fingerprint: await newestFingerprint(agent),
    checks: await checksOf(document.workflow),
  };
}

async function newestFingerprint(agent: string): Promise<string | null> {
  const { rows } = await pool.query<{ fingerprint: string }>(
    "select b.fingerprint from build b join agent a on a.id = b.agent_id where a.slug = $1 and b.verified_at is not null order by b.verified_at desc limit 1",
    [agent],
  );
  return rows[0]?.fingerprint ?? null;
}

async function checksOf(workflow: string): Promise<Map<string, InputChecks>> {
  const { rows } = await pool.query<{ name: string; args_schema: JsonObject | null; context_schema: JsonObject | null }>(
    "select a.name, a.args_schema, a.context_schema from action a join workflow w on w.id = a.workflow_id where w.slug = $1",
    [workflow],
  );
  const check = (schema: JsonObject | null) => (schema === null ? null : compileSchema(schema));
  return new Map(rows.map(({ name, args_schema: args, context_schema: context }) => [name, { args: check(args), context: check(context) }]));
}

/** The action that a recorded tool is registered as: by its name, or as the last part of it (`refund` for `orders.refund`). */
export function actionFor(tool: string, actions: Iterable<string>): string {
  const known = [...actions];
  if (known.includes(tool)) return tool;
  return known.find((name) => name.endsWith(`.${tool}`)) ?? tool;
}
