import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

test("every model of the schema has its table in the migrations", () => {
  const tables = [...fs.readFileSync("prisma/schema.prisma", "utf8").matchAll(/@@map\("(\w+)"\)/g)].map((m) => m[1]);
  const sql = fs
    .readdirSync("prisma/migrations")
    .filter((n) => !n.endsWith(".toml"))
    .map((n) => fs.readFileSync(`prisma/migrations/${n}/migration.sql`, "utf8"))
    .join("\n");
  assert.ok(tables.length > 20);
  for (const table of tables) assert.ok(sql.includes(`CREATE TABLE "${table}"`), table);
});
