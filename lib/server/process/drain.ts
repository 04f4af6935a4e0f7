import type { Server } from "node:http";
import type { Duplex } from "node:stream";

const CUT_AFTER = 8_000;

/** Takes no new connections and resolves when every answer under way has been given, or after nine seconds. */
export async function drain(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // TRAP: upgraded sockets are missing from closeAllConnections() and would keep close() waiting.
  for (const socket of upgraded) socket.destroy();
  // TRAP: close() drops the sockets that are idle now. One that finishes its answer a moment later stays open until
  // keepAliveTimeout, and close() waits for it: sweep until everything is gone.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER);
  let giveUp: NodeJS.Timeout | undefined;
  await Promise.race([
    closed,
    new Promise<void>((resolve) => {
      giveUp = setTimeout(resolve, CUT_AFTER + 1_000);
    }),
  ]);
  clearInterval(sweep);
  clearTimeout(cut);
  clearTimeout(giveUp);
}
