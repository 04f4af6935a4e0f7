import fs from "node:fs";
import path from "node:path";

/** npm packages hold no symbolic links: the ones PostgreSQL's libraries need are listed in a file, and made here. */
export function linkLibraries(programs) {
  const home = path.join(path.dirname(programs.postgres), "../..");
  const list = path.join(home, "native/pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(home, target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}
