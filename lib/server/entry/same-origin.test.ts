import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

test.each([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ "sec-fetch-site": "cross-site", origin: "http://localhost:3000" }, false],
  [{ origin: "http://localhost:3000" }, true],
  [{ origin: "http://localhost:3001" }, false],
  [{ origin: "null" }, false],
  [{}, false],
] as [Record<string, string>, boolean][])("a request with %j comes from our own page: %s", (headers, expected) => {
  expect(isSameOrigin(new Request("http://localhost:3000/x", { method: "POST", headers: { host: "localhost:3000", ...headers } }))).toBe(expected);
});
