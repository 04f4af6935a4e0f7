import net from "node:net";
import { Sentence } from "./sentence.mjs";

/** A taken port is the commonest failure: it is said before the work, not after. */
export async function checkPortFree({ host, port, publicUrl }) {
  const error = await tryListening(host, port);
  if (!error) return;
  if (error.code === "EACCES") throw new Sentence(`This user may not use port ${port}. Choose one above 1023: PORT=3000 npm start`);
  if (error.code !== "EADDRINUSE") throw new Sentence(`Cannot listen on ${host}:${port}: ${error.message}`);
  const other = await whoAnswers(host, port);
  if (other?.product === "lanekeeper") throw new Sentence(`Already running at ${publicUrl} (process ${other.pid}).`);
  throw new Sentence(`Port ${port} is taken by another program. Choose another: PORT=${port === 65535 ? 3001 : port + 1} npm start`);
}

function tryListening(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

async function whoAnswers(host, port) {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  try {
    const answer = await fetch(`http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/health`, { signal: AbortSignal.timeout(2000) });
    return await answer.json();
  } catch {
    return null;
  }
}
