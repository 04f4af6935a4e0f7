import fs from "node:fs";
import path from "node:path";

// The sample organisation lives in a database of its own, so that leaving it behind leaves nothing of it behind.
const DATABASES = { own: "lanekeeper", sample: "lanekeeper_sample" };

const stateFile = (dataDir) => path.join(dataDir, "organisation");

/** Which organisation the data folder shows: "own", "sample", or null while nobody has chosen. */
export function readOrganisation(dataDir) {
  const file = stateFile(dataDir);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "";
  return text in DATABASES ? text : null;
}

export const databaseOf = (organisation) => DATABASES[organisation ?? "own"];
