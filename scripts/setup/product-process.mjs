import { spawn } from "node:child_process";

/** Node with what the product's own files need outside Next: `server-only` resolved as on a server, and TypeScript. */
export const PRODUCT_FLAGS = ["--conditions=react-server", "--import", "tsx"];

/** Runs one of the product's files. Resolves to its exit code; `stop` asks it to end and waits. */
export function runProduct(file, args = []) {
  const child = spawn(process.execPath, [...PRODUCT_FLAGS, file, ...args], { stdio: "inherit" });
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { ended, stop };
}
