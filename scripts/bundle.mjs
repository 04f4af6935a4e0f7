// What runs outside Next in production, as plain modules: packages stay packages, the product's own files become one.
import { build } from "esbuild";

await build({
  entryPoints: { server: "server.ts", "prepare-data": "lib/server/setup/prepare-data.ts", "sample-agents": "lib/server/setup/sample/live-agents.ts" },
  outdir: process.argv[2],
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  packages: "external",
  sourcemap: true,
  conditions: ["react-server"],
  alias: { "server-only": "./scripts/server-only-empty.mjs" },
  logLevel: "warning",
});
