#!/usr/bin/env node
// `npm start`: installs, starts the database, migrates, builds and serves, each only where something changed.
// Nothing is installed when this file runs, and Node may be too old for anything newer than what is written here.
import "./setup/node-version.mjs";

const { withStops } = await import("./setup/with-stops.mjs");
const { startProduct } = await import("./setup/start-product.mjs");
await withStops(startProduct);
