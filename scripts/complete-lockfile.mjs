#!/usr/bin/env node
// `npm run lock`, after a change of the lock file: names the optional packages of other machines that npm leaves out where it can't reach
// them, so that `npm ci` accepts the lock everywhere, and removes download addresses, so that any registry will do.
import fs from "node:fs";

const FILE = "package-lock.json";
const lock = JSON.parse(fs.readFileSync(FILE, "utf8"));

const SYSTEMS = { darwin: /darwin|macos/, win32: /win32|windows/, android: /android/, freebsd: /freebsd/, openharmony: /openharmony/, linux: /linux/ };
const PROCESSORS = { arm64: /arm64|aarch64/, arm: /arm/, ia32: /ia32/, ppc64: /ppc64/, riscv64: /riscv64/, s390x: /s390x/, wasm32: /wasm32/, x64: /x64/ };
const C_LIBRARIES = { musl: /musl/, glibc: /gnu|glibc/ };

const inName = (name, kinds) =>
  Object.entries(kinds)
    .filter(([, word]) => word.test(name))
    .map(([kind]) => kind)
    .slice(0, 1);

/** npm reads from these which machine a package is for; its name says so. */
function machineOf(name) {
  const [os, cpu, libc] = [inName(name, SYSTEMS), inName(name, PROCESSORS), inName(name, C_LIBRARIES)];
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(os[0] === "linux" && libc.length && { libc }) };
}

/** Where node would find `name` when required from the package at `from`. */
function isLocked(from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(base.lastIndexOf("/node_modules/"), 0))) {
    if (lock.packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

let added = 0;
for (const [from, { optionalDependencies = {} }] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isLocked(from, name)) continue;
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^[\^~>=\s]+/, ""), optional: true, ...machineOf(name) };
    added += 1;
  }
}

let removed = 0;
for (const entry of Object.values(lock.packages)) {
  if (!/^https?:/.test(entry.resolved ?? "")) continue;
  delete entry.resolved;
  removed += 1;
}

if (process.argv.includes("--check")) {
  if (added + removed > 0) {
    console.error(`${FILE} lacks ${added} packages of other machines and holds ${removed} download addresses: run npm run lock`);
    process.exit(1);
  }
} else {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added} packages of other machines added, ${removed} download addresses removed`);
}
