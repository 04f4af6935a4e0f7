// The floor: node:http reads JSON and says it back.
import { createServer } from "node:http";

createServer((req, res) => {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const body = JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    const text = JSON.stringify(body);
    res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    res.end(text);
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
