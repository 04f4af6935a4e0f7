import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { drain } from "./drain";

test("an answer under way is finished, and a connection kept open afterwards does not hold up the stop", async () => {
  const server = createServer((_req, res) => setTimeout(() => res.end("done"), 150));
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const answer = new Promise<string>((resolve, reject) => {
    get({ port, agent }, (res) => res.on("data", (chunk) => resolve(String(chunk)))).on("error", reject);
  });
  await new Promise((resolve) => server.once("request", resolve));
  const began = performance.now();
  await drain(server, new Set());
  expect(await answer).toBe("done");
  expect(performance.now() - began).toBeLessThan(2_000);
  agent.destroy();
});
