// Development's process; `npm start` loads the bundle of server.ts into its own.
import { readSettings } from "./scripts/setup/settings.mjs";
import { onShutdown } from "./scripts/setup/shutdown.mjs";
import { startServer } from "./server";

const starting = startServer({ ...readSettings(), dev: true });
onShutdown(async () => (await starting).stop());
await starting;
