import "server-only";
import { once } from "node:events";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { pool } from "../db/pool";
import { hub } from "../live/hub";
import { machineDoor } from "../pdp/door";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { drain } from "../process/drain";

const HELP = `npm run pdp -- [--port N] [--host HOST]

The decision door alone, for more throughput or a steadier latency: POST /api/v1/decisions and outcomes, on the same database
as the product. Several may run beside it; none ever answers from a state older than what was committed before the request.

  --port N      default: PORT, or 3100
  --host HOST   default: HOST, or 127.0.0.1

Ends when it is interrupted.`;

export default async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { port: { type: "string" }, host: { type: "string" }, help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = Number(values.port ?? process.env.PORT ?? 3100);
  const host = values.host ?? process.env.HOST ?? "127.0.0.1";
  const server = createServer((req, res) => {
    if (machineDoor(req, res)) return;
    res.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("This process answers decisions only.\n");
  });
  await Promise.all([hub.start(), snapshots.start()]);
  server.listen(port, host);
  await once(server, "listening");
  console.log(`The decision door is open at http://${host}:${port}. Ctrl-C closes it.`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "disconnect")]);
  await hub.stop();
  await drain(server, new Set());
  await writer.close();
  snapshots.stop();
  await pool.end();
  return 0;
}
