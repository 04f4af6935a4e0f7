// TRAP: a module below lib/server is evaluated once by server.ts and once more inside each Next bundle, so a module
// variable exists several times in one process. Only globalThis is common to all copies; Symbol.for() gives them one key.
const KEY = Symbol.for("lanekeeper.once-per-process");

/** The same value for every copy of the calling module; made when first asked for. */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const holder = globalThis as { [KEY]?: Map<string, unknown> };
  holder[KEY] ??= new Map();
  if (!holder[KEY].has(name)) holder[KEY].set(name, make());
  return holder[KEY].get(name) as T;
}
