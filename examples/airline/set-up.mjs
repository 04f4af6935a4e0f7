#!/usr/bin/env node
// Sets up the airline's desk in a running Lanekeeper: teams, workflow, actions, agent, build, sources, pact and fresh evidence.
//   node examples/airline/set-up.mjs [--url http://127.0.0.1:3000]
// Run from the project's folder, with the environment that `npm start` has. Running it again renews the evidence and leaves
// what is there already.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { freshEvidence, sources } from "./evidence.mjs";

const here = import.meta.dirname;
const { values } = parseArgs({ options: { url: { type: "string", default: `http://127.0.0.1:${process.env.PORT || 3000}` } } });
const registry = JSON.parse(fs.readFileSync(path.join(here, "registry.json"), "utf8"));

/** One of the product's commands, as `npm run` would call it; its line of JSON. */
function command(name, ...args) {
  const { status, stdout } = spawnSync(process.execPath, ["scripts/run.mjs", name, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`npm run ${name} -- ${args.join(" ")} was refused. ${stdout}`);
  const last = stdout.trim().split("\n").at(-1) ?? "";
  return last.startsWith("{") ? JSON.parse(last) : null;
}

const keys = [];
function newKey(...args) {
  const made = command("keys", "create", "--name", "Airline set-up", "--days", "1", ...args, "--json");
  keys.push(made.id);
  return made.key;
}

async function post(key, address, body) {
  const url = `${values.url}/api/v1/${address}`;
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => null);
    const said = (await response?.json().catch(() => null)) ?? {};
    if (response?.ok) return said;
    if (said.type?.endsWith(":already_exists")) return null;
    // The server hears of a new key a moment after it was made, and may just have closed an idle connection.
    const passing = response === null || response.status === 401;
    if (!passing || attempt === 5) {
      throw new Error(
        response ? `${url} said ${response.status}: ${said.title ?? ""} ${JSON.stringify(said.fields ?? {})}` : `Nobody answers at ${values.url}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
  }
}

const told = (what, answer) => console.log(`${answer === null ? "there already" : "registered"}  ${what}`);

try {
  const { teams, workflow, agent, build, actions } = registry;
  const key = newKey("--scopes", "configure");
  for (const team of teams) told(`team ${team.slug}`, await post(key, "teams", team));
  told(`workflow ${workflow.slug}`, await post(key, "workflows", workflow));
  for (const action of actions) told(`action ${action.name}`, await post(key, "actions", { ...action, workflow: workflow.slug }));
  for (const source of registry.sources) told(`source ${source.slug}`, await post(key, "sources", source));
  told(`agent ${agent.slug}`, await post(key, "agents", agent));
  told(`build ${build.label}`, await post(key, "builds", { ...build, agent: agent.slug }));

  const { builds } = command("builds", "list", "--agent", agent.slug, "--json");
  const { fingerprint, standing } = builds.find(({ label }) => label === build.label);
  if (standing !== "verified") command("builds", "verify", "--agent", agent.slug, "--fingerprint", fingerprint);
  const { version } = command("pact", "apply", path.join(here, "airline.pact.yaml"), "--publish", "--json");
  console.log(`in force      version ${version} of airline-desk`);

  for (const source of sources) {
    const items = freshEvidence({ source, agent: agent.slug, fingerprint, now: Date.now() });
    const { results } = await post(newKey("--source", source, "--scopes", "evidence"), "evidence", items);
    const count = (status) => results.filter((one) => one.status === status).length;
    console.log(`evidence      ${source}: ${count("accepted")} new units, ${count("duplicate")} there already`);
  }
  console.log(`\nThe desk's build is ${fingerprint}. A key for the agent: npm run keys -- create --agent ${agent.slug} --scopes decide,outcome`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const id of keys) command("keys", "revoke", id, "--json");
}
