// The process: the machine's door in node:http first, Next for the rest. Holds no rules.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
// TRAP: `next` comes before any module that imports next/headers and the like: it sets globalThis.AsyncLocalStorage.
import next from "next";
import { pool } from "@/lib/server/db/pool";
import { hub } from "@/lib/server/live/hub";
import { machineDoor } from "@/lib/server/pdp/door";
import { snapshots } from "@/lib/server/pdp/snapshots";
import { writer } from "@/lib/server/pdp/writer";
import { drain } from "@/lib/server/process/drain";
import { isKnownHost, removeForwardedHeaders, setSecurityHeaders, unknownHost } from "@/lib/server/process/host-rules";
import { ticker } from "@/lib/server/timers/ticker";

export type ServerSettings = { port: number; host: string; publicUrl: string; allowedHosts: Set<string>; trustedProxy: boolean; dev: boolean };

export async function startServer({ port, host, publicUrl, allowedHosts, trustedProxy, dev }: ServerSettings): Promise<{ stop: () => Promise<void> }> {
  let doorIsOpen = false;
  let pages: ((req: IncomingMessage, res: ServerResponse) => Promise<void>) | null = null;
  let draining = false;

  const server = createServer((req, res) => {
    if (draining) res.setHeader("connection", "close");
    if (!trustedProxy) removeForwardedHeaders(req);
    if (!isKnownHost(req, allowedHosts)) return unknownHost(req, res, publicUrl);
    if (!doorIsOpen) return notYet(res);
    if (machineDoor(req, res)) return;
    if (!pages) return notYet(res);
    setSecurityHeaders(res, publicUrl);
    pages(req, res).catch((error) => {
      console.error(error);
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end();
    });
  });
  server.keepAliveTimeout = 65_000;
  const upgraded = refuseUpgrades(server, dev);
  const app = next({ dev, hostname: host === "0.0.0.0" ? "localhost" : host, port, httpServer: server });

  // Bound first: a taken port is known before anything else has been started.
  await listen(server, port, host);

  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= end());

  async function begin(): Promise<void> {
    await Promise.all([hub.start(), snapshots.start()]);
    doorIsOpen = true;
    await app.prepare();
    pages = app.getRequestHandler();
    ticker.start();
  }

  async function end(): Promise<void> {
    draining = true;
    const drained = drain(server, upgraded);
    await hub.stop(); // ends the live streams, which would never finish by themselves
    await drained;
    await ticker.stop();
    await writer.close();
    await snapshots.stop();
    await app.close();
    await pool.end();
  }

  try {
    await begin();
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
  return { stop };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** In development Next takes upgrades for its reload socket; those are remembered, so that stopping can cut them. */
function refuseUpgrades(server: Server, dev: boolean): Set<Duplex> {
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (_req, socket: Duplex) => {
    // TRAP: nobody else would answer in production, and the socket would hang.
    if (!dev) return void socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
  });
  return upgraded;
}

function notYet(res: ServerResponse): void {
  res.writeHead(503, { "retry-after": "1", "content-type": "text/plain; charset=utf-8" }).end("Lanekeeper is starting. Try again in a moment.\n");
}
