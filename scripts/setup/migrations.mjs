import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../prisma/migrations");

const digest = (text) => createHash("sha256").update(text).digest("hex");

/** The migrations of this release, oldest first, with the checksum that Prisma would record. */
export function readMigrations() {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      const lines = sql.replaceAll("\r\n", "\n");
      // A checkout with other line ends is the same migration, to Prisma and to us.
      return { name, sql, checksum: digest(sql), known: new Set([digest(sql), digest(lines), digest(lines.replaceAll("\n", "\r\n"))]) };
    });
}

/** Changes whenever a migration is added or edited. */
export const migrationsDigest = () =>
  digest(
    readMigrations()
      .map(({ name, checksum }) => `${name} ${checksum}`)
      .join("\n"),
  );
