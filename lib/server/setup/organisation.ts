import "server-only";
import fs from "node:fs";
import path from "node:path";

/** The sample lives in a database of its own, so that leaving it behind leaves nothing of it behind. */
export const SAMPLE_DATABASE = "lanekeeper_sample";
export type Organisation = "own" | "sample";

const stateFile = (dataDir: string): string => path.join(dataDir, "organisation");

/** Which organisation the data folder shows; null while nobody has chosen. */
export function readOrganisation(dataDir: string): Organisation | null {
  const file = stateFile(dataDir);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "";
  return text === "own" || text === "sample" ? text : null;
}

export const chooseOrganisation = (dataDir: string, organisation: Organisation): void => fs.writeFileSync(stateFile(dataDir), `${organisation}\n`);
