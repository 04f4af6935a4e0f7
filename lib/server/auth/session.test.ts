import { decode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HOUR, MINUTE } from "@/lib/core/time";
import { readClaims, SESSION_LONGEST, sealSession, sessionCookie } from "./session";

const SECRET = "a secret for tests";
const NOW = Date.parse("2026-11-24T08:00:00Z");
const claims = { memberId: "mem_ana", sessionVersion: 3, signedInAt: NOW } as const;

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const open = async (token: string, after: number) => {
  vi.setSystemTime(NOW + after);
  const payload = await decode({ token, secret: SECRET }).catch(() => null);
  return payload && readClaims(payload);
};

describe("a session", () => {
  test("says who, as of which session version, since when, and nothing else of the person", async () => {
    const token = await sealSession(claims, NOW);
    expect(await open(token, 0)).toEqual(claims);
    expect(token).not.toContain("mem_ana");
  });

  test("ends after half an hour without a touch", async () => {
    const token = await sealSession(claims, NOW);
    expect(await open(token, 29 * MINUTE)).toEqual(claims);
    expect(await open(token, 31 * MINUTE)).toBeNull();
  });

  test("renewed again and again, it still ends after twelve hours", async () => {
    vi.setSystemTime(NOW + SESSION_LONGEST - 10 * MINUTE);
    const renewed = await sealSession(claims, NOW + SESSION_LONGEST - 10 * MINUTE);
    expect(await open(renewed, SESSION_LONGEST - MINUTE)).toEqual(claims);
    expect(await open(renewed, SESSION_LONGEST + MINUTE)).toBeNull();
  });

  test("that is over can't be renewed", async () => {
    vi.setSystemTime(NOW + 13 * HOUR);
    expect(await open(await sealSession(claims, NOW + 13 * HOUR), 13 * HOUR + MINUTE)).toBeNull();
  });

  test("whose token says nobody is nobody's", async () => {
    expect(readClaims({})).toBeNull();
    expect(readClaims({ memberId: "mem_ana" })).toBeNull();
  });
});

test("the cookie is out of scripts' reach, and only for https where the console is", () => {
  vi.stubEnv("NEXTAUTH_URL", "http://127.0.0.1:3000");
  expect(sessionCookie()).toEqual({ name: "next-auth.session-token", options: { httpOnly: true, sameSite: "lax", path: "/", secure: false } });
  vi.stubEnv("NEXTAUTH_URL", "https://lanekeeper.example");
  expect(sessionCookie()).toMatchObject({ name: "__Secure-next-auth.session-token", options: { secure: true } });
});
