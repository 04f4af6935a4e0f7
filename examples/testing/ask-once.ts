import { spawn } from "node:child_process";
import path from "node:path";
import { type Json, type JsonObject, Lanekeeper, NotExecuted, type OwnConstraint } from "../typescript/lanekeeper";

export type AskOnce = {
  url: string;
  key: string;
  args: JsonObject;
  context: JsonObject;
  fingerprint?: string;
  runId?: string;
  supports?: OwnConstraint[];
  timeoutMs: number;
  waitMs: number;
  retryPausesMs: number[];
  /** How the function behind the door ends; absent: it returns "paid". */
  ends?: "failed" | "unknown" | "not_executed";
};
export type Told = { result: Json; error: string | null; code: string | null; executed: number; seen: { args: Json; constraints: Json }[] };

const ENDS = {
  failed: () => new RangeError("which holds a secret"),
  unknown: () => new DOMException("took too long", "TimeoutError"),
  not_executed: () => new NotExecuted(),
};

export async function askInTypescript({ args, context, supports = [], ends, ...options }: AskOnce): Promise<Told> {
  const seen: Told["seen"] = [];
  const lk = new Lanekeeper({ agent: "invoice-bot", workflow: "supplier-payments", ...options, onProblem: () => {} });
  const release = lk.gated(
    "payments.release",
    (given: JsonObject, { constraints }) => {
      seen.push({ args: given, constraints: supports.length > 0 ? constraints : [] });
      if (ends) throw ENDS[ends]();
      return "paid";
    },
    { supports, context: () => context },
  );
  const told = await release(args).then(
    (result) => ({ result, error: null, code: null }),
    (error) => ({ result: null, error: error.name as string, code: (error.code as string | undefined) ?? null }),
  );
  return { ...told, executed: seen.length, seen };
}

/** The same in a Python of its own. */
export async function askInPython(asked: AskOnce): Promise<Told> {
  const python = spawn("python3", [path.join(import.meta.dirname, "ask-once.py"), JSON.stringify(asked)], { stdio: ["ignore", "pipe", "pipe"] });
  let [out, problems] = ["", ""];
  python.stdout.on("data", (chunk) => (out += chunk));
  python.stderr.on("data", (chunk) => (problems += chunk));
  await new Promise((ended) => python.on("close", ended));
  try {
    return JSON.parse(out);
  } catch {
    throw new Error(`python3 said ${out}${problems}`);
  }
}
