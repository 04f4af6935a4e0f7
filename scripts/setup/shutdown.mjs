import { describeFailure } from "./sentence.mjs";

/** Ends the process once, in order, when it is asked to or when whoever started it has gone. */
export function onShutdown(end) {
  let ending = false;
  const finish = async () => {
    // A terminal's Ctrl-C arrives twice: from the terminal itself, and passed on by npm.
    if (ending) return;
    ending = true;
    try {
      await end();
      process.exit(0);
    } catch (error) {
      console.error(describeFailure(error));
      process.exit(1);
    }
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, finish);
  process.on("disconnect", finish);
  // TRAP: ending npm leaves its program behind, holding the port. A new parent is how that shows.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) finish();
    }, 1000).unref();
  }
  return finish;
}
