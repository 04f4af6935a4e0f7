#!/usr/bin/env node
// Stands in for Prisma's schema engine, a native program that its command line would otherwise download: the same engine
// as WebAssembly, over `pg`. Prisma finds it through PRISMA_SCHEMA_ENGINE_BINARY and speaks JSON-RPC with it, a line each.
// The protocol is private to Prisma: its versions are pinned in package.json, and change together with this file.
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import Result from "pg/lib/result.js";

const args = process.argv.slice(2);
const option = (name) => args.flatMap((argument, at) => (argument === name ? [args[at + 1]] : []));
const source = JSON.parse(option("--datasource")[0] ?? "{}");

if (args.includes("--version") || args.includes("-V")) {
  console.log("schema-engine-cli as WebAssembly");
  process.exit(0);
}
if (args.includes("cli")) process.exit(await answerOnce(args.at(-1)));

/** `can-connect-to-database` or `create-database`. */
async function answerOnce(command) {
  const url = new URL(source.url);
  const name = url.pathname.slice(1);
  if (command === "create-database") url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    if (command === "create-database") await client.query(`create database ${client.escapeIdentifier(name)}`);
    return 0;
  } catch (error) {
    const fields = { message: error.message, error_code: error.code === "3D000" ? "P1003" : "P1001" };
    process.stderr.write(`\n${JSON.stringify({ timestamp: new Date().toISOString(), level: "ERROR", fields, target: "schema_engine::logger" })}\n`);
    return 1;
  } finally {
    await client.end().catch(() => {});
  }
}

// TRAP: the adapter doesn't know the type "char" (18) that the engine's catalogue queries return. It travels as TIME, which
// those queries never use, and is named again in `repair`.
const CHAR = 18;
const TIME = 1083;
const addFields = Result.prototype.addFields;
Result.prototype.addFields = function (fields) {
  for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TIME;
  return addFields.call(this, fields);
};

function repair(adapter) {
  const query = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const result = await query(asked);
    result.columnTypes = result.columnTypes.map((type) => (type === ColumnTypeEnum.Time ? ColumnTypeEnum.Character : type));
    return result;
  };
  // TRAP: the stock version cuts a script at every semicolon, inside a comment or a function's body too.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script);
  };
  if (adapter.startTransaction) {
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (...options) => repair(await start(...options));
  }
  return adapter;
}

class EngineAdapter extends PrismaPg {
  constructor(connection) {
    super(connection);
    this.connection = connection;
  }

  async connect() {
    return repair(await super.connect());
  }

  /** The stock version drops the shadow database before it closes its own connections to it, and so always fails. */
  async connectToShadowDb() {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await this.#run(`create database "${database}"`);
    const adapter = await new PrismaPg({ ...this.connection, database }).connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#run(`drop database if exists "${database}" with (force)`);
    };
    return repair(adapter);
  }

  async #run(sql) {
    const client = new pg.Client(this.connection);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

/** Field by field, because a connection string would override the database that the shadow replaces. */
function connectionOf(address = "postgresql://nobody:nothing@127.0.0.1:1/none") {
  const { hostname, port, username, password, pathname } = new URL(address);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`The schema engine gave up: ${message}\n`) };

async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/schema_engine\.js$/, "");
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(`${folder}schema_engine_bg.wasm`), { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = option("--datamodels").map((file) => [file, fs.readFileSync(file, "utf8")]);
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new EngineAdapter(connectionOf(source.url))),
  );
}

const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const engine = loadEngine();

async function answer(line) {
  const { id, method, params } = JSON.parse(line);
  if (!method) return;
  try {
    const loaded = await engine;
    const result = await loaded[method === "getDatabaseVersion" ? "version" : method](params ?? {});
    if (method === "diff" && result?.stdout != null) say({ id: 900_000, method: "print", params: { content: result.stdout } });
    say({ id, result: result ?? null });
  } catch (error) {
    const message = String(error?.message ?? error);
    say({ id, error: { code: 4466, message, data: { is_panic: false, message, error_code: error?.code ?? error?.error_code ?? "" } } });
  }
}

// One at a time and in order, as the native engine does it.
let answers = Promise.resolve();
const lines = readline.createInterface({ input: process.stdin });
lines.on("line", (line) => {
  answers = answers.then(() => answer(line));
});
lines.on("close", () => answers.then(() => process.exit(0)));
