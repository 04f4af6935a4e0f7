// The product's door as server.ts opens it, without the pages behind it. Bundled three times: as it is, and with the writer
// exchanged (no-record-writer.ts, insert-writer.ts), so that all three run the same code up to the record.
import { createServer } from "node:http";
import { hub } from "@/lib/server/live/hub";
import { machineDoor } from "@/lib/server/pdp/door";
import { snapshots } from "@/lib/server/pdp/snapshots";
import { isKnownHost, removeForwardedHeaders, unknownHost } from "@/lib/server/process/host-rules";

const port = Number(process.env.PORT);
const hosts = new Set([`127.0.0.1:${port}`]);

await Promise.all([hub.start(), snapshots.start()]);
createServer((req, res) => {
  removeForwardedHeaders(req);
  if (!isKnownHost(req, hosts)) return unknownHost(req, res, `http://127.0.0.1:${port}`);
  if (!machineDoor(req, res)) res.writeHead(404).end();
}).listen(port, "127.0.0.1");
