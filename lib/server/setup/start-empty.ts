import "server-only";
import { chooseOrganisation } from "./organisation";

/** Chooses the organisation for the next start; a running process keeps the database that it connected to. */
export function startEmpty(): { restart: string } {
  const dataDir = process.env.LANEKEEPER_DATA_DIR;
  if (!dataDir) throw new Error("LANEKEEPER_DATA_DIR isn't set, so there is nowhere to remember the choice.");
  chooseOrganisation(dataDir, "own");
  return { restart: "Stop Lanekeeper with Ctrl-C and start it again with npm start." };
}
