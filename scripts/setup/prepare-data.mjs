import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "./migrate.mjs";
import { Sentence } from "./sentence.mjs";

const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), "prepare-data-process.mjs");

/**
 * Lets the product put in what a first start needs (an administrator, the sample organisation) and say what to print. It
 * may name another database on the same server, which is then made, migrated and prepared in its turn.
 * A process of its own, because a process keeps the database that it connected to first.
 */
export async function prepareData(database, { dataDir }, execArgv = []) {
  let { url } = database;
  let lines = [];
  for (let turn = 0; turn < 2; turn++) {
    const answer = await ask({ databaseUrl: url, embedded: database.embedded, dataDir }, execArgv);
    lines = [...lines, ...answer.lines];
    if (!answer.databaseUrl || answer.databaseUrl === url) break;
    url = answer.databaseUrl;
    await database.ensure(url);
    await migrate(url);
  }
  return { url, lines };
}

function ask(question, execArgv) {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, { execArgv, env: { ...process.env, DATABASE_URL: question.databaseUrl }, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    let answer;
    child.once("message", (message) => (answer = message));
    child.once("error", reject);
    child.once("exit", (code) =>
      answer ? resolve(answer) : reject(new Sentence(`The first data could not be prepared (exit code ${code}); what is above says why.`)),
    );
    child.send(question);
  });
}
