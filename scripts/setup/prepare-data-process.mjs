// Run by prepare-data.mjs: answers one question and ends. In development it reads the source, otherwise the bundle.
import { pathToFileURL } from "node:url";

const { LANEKEEPER_BUILD: build } = process.env;
const file = build ? `${build}/process/prepare-data.mjs` : "lib/server/setup/prepare-data.ts";

process.once("message", async (question) => {
  try {
    const { prepareData } = await import(pathToFileURL(file).href);
    const { lines = [], databaseUrl } = (await prepareData(question)) ?? {};
    process.send({ lines, databaseUrl }, () => process.exit(0));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
