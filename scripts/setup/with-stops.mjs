import path from "node:path";
import { fileURLToPath } from "node:url";
import { describeFailure } from "./sentence.mjs";
import { onShutdown } from "./shutdown.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Runs `work` in the project's folder. Whatever it opens it hands to `opened`, and that is closed in reverse order when the
 * work fails, when the process is asked to end, and when the work resolves to an exit code.
 */
export async function withStops(work) {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.stdout.on("error", () => {}); // whoever read it has gone; there is still something to close
  const stops = [];
  const closeAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  let closing = null;
  const close = () => (closing ??= closeAll());
  onShutdown(close);
  try {
    const code = await work((stop) => stops.push(stop));
    if (code === undefined) return;
    await close();
    process.exit(code);
  } catch (error) {
    console.error(`\n${describeFailure(error)}`);
    await close().catch(() => {});
    process.exit(1);
  }
}
