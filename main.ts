// Development's process; `npm start` loads the bundle of server.ts into its own.
import { readSettings } from "./scripts/setup/settings.mjs";
import { onShutdown } from "./scripts/setup/shutdown.mjs";
import { startServer } from "./server";

const { stop } = await startServer({ ...readSettings(), dev: true });
process.send?.("ready");
onShutdown(stop);
