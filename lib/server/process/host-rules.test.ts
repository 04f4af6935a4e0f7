import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { isKnownHost, removeForwardedHeaders, unknownHost } from "./host-rules";

const asked = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
const allowed = new Set(["lanes.example.com"]);

test("a name that isn't ours is not answered to, whatever else is claimed", () => {
  expect(isKnownHost(asked({ host: "lanes.example.com" }), allowed)).toBe(true);
  expect(isKnownHost(asked({ host: "LANES.example.com" }), allowed)).toBe(true);
  expect(isKnownHost(asked({ host: "evil.example" }), allowed)).toBe(false);
  expect(isKnownHost(asked({}), allowed)).toBe(false);
});

test("without a trusted proxy a forwarded name counts for nothing", () => {
  const request = asked({
    host: "evil.example",
    "x-forwarded-host": "lanes.example.com",
    "x-forwarded-for": "10.0.0.1",
    forwarded: "for=10.0.0.1",
    accept: "*/*",
  });
  removeForwardedHeaders(request);
  expect(request.headers).toEqual({ host: "evil.example", accept: "*/*" });
  expect(isKnownHost(request, allowed)).toBe(false);
});

test("behind a trusted proxy the name that the person asked for counts", () => {
  expect(isKnownHost(asked({ host: "inner:3000", "x-forwarded-host": "lanes.example.com" }), allowed)).toBe(true);
  expect(isKnownHost(asked({ host: "lanes.example.com", "x-forwarded-host": "evil.example" }), allowed)).toBe(false);
});

test("the refusal says how to be answered, and repeats no markup", () => {
  const said: unknown[] = [];
  const response = { writeHead: (status: number) => said.push(status), end: (text: string) => said.push(text) } as unknown as ServerResponse;
  unknownHost(asked({ host: "<b>evil</b>" }), response, "http://127.0.0.1:3000");
  expect(said).toEqual([421, 'Lanekeeper does not answer to the name "bevilb". Open http://127.0.0.1:3000, or start it with LANEKEEPER_HOSTS=bevilb\n']);
});
