import { expect, test } from "vitest";
import { pathWithin } from "./path-within";

test.each([
  ["/reviews/rev_1?f=open", "/reviews/rev_1?f=open"],
  ["//evil.example/reviews", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["/%2F/evil.example", "/%2F/evil.example"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?callbackUrl=/sign-in", "/"],
  ["/x/..//evil.example", "/"],
  ["", "/"],
  [null, "/"],
])("after signing in, %j leads to %j", (asked, led) => {
  expect(pathWithin(asked)).toBe(led);
});
