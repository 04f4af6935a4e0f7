import "server-only";
import { DAY } from "@/lib/core/time";
import { pool } from "../db/pool";
import { ensureFirstAdmin } from "./first-admin";
import { chooseOrganisation, type Organisation, readOrganisation, SAMPLE_DATABASE } from "./organisation";
import { clearUnfinishedSample, loadSample, SAMPLE_DAYS, sampleIsLoaded } from "./sample/load-sample";

type Question = { databaseUrl: string; embedded: boolean; dataDir: string };
type Prepared = { lines: string[]; databaseUrl?: string };

/** Called at every start, after the migrations and before anyone is served. */
export async function prepareData({ databaseUrl, embedded, dataDir }: Question): Promise<Prepared> {
  const organisation = embedded ? await embeddedOrganisation(dataDir) : wantsSample() ? "sample" : "own";
  const here = new URL(databaseUrl).pathname.slice(1);
  if (embedded && organisation === "sample" && here !== SAMPLE_DATABASE)
    return { lines: [], databaseUrl: Object.assign(new URL(databaseUrl), { pathname: `/${SAMPLE_DATABASE}` }).href };
  if (organisation === "own" || (await sampleIsLoaded())) return { lines: await ensureFirstAdmin(dataDir) };
  if (!embedded && !(await isEmpty()))
    return { lines: ["This database already holds an organisation, so the sample wasn't added.", ...(await ensureFirstAdmin(dataDir))] };
  await clearUnfinishedSample();
  const lines = await ensureFirstAdmin(dataDir, process.env, Date.now() - SAMPLE_DAYS * DAY);
  console.log("writing the sample organisation: thirty days of three agents' work");
  await loadSample(dataDir);
  return { lines: [...lines, "This is the sample organisation; Settings → Organisation starts an empty one."] };
}

const wantsSample = (): boolean => process.env.LANEKEEPER_SAMPLE === "1";

/** Chosen once, at the first start: the sample, unless somebody asked for an organisation of their own or has one already. */
async function embeddedOrganisation(dataDir: string): Promise<Organisation> {
  const chosen = readOrganisation(dataDir);
  if (chosen) return chosen;
  const organisation = process.env.LANEKEEPER_SAMPLE === "0" || !(await isEmpty()) ? "own" : "sample";
  chooseOrganisation(dataDir, organisation);
  return organisation;
}

async function isEmpty(): Promise<boolean> {
  const { rows } = await pool.query("select 1 from member limit 1");
  return rows.length === 0;
}
