#!/usr/bin/env node
// `npm run dev`: as `npm start`, but pages are compiled when opened and follow every edit.
import "./setup/node-version.mjs";

const { withStops } = await import("./setup/with-stops.mjs");
const { startDevelopment } = await import("./setup/start-development.mjs");
await withStops(startDevelopment);
