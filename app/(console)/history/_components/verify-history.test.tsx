import { createHash } from "node:crypto";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { draw } from "@/components/testing/screen";
import type { HistoryLine, VerifyLine } from "@/lib/contract/history";
import { canonicalText } from "@/lib/core/history/canonical-text";
import type { Fault } from "@/lib/core/history/check-entry";
import { VerifyHistory } from "./verify-history";

const leafOf = (body: string) => createHash("sha256").update(Uint8Array.of(0)).update(body).digest("hex");

function chainOf(length: number): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const columns = { pact: "org", seq, type: "settings.changed", at: "2026-11-23T14:10:00.000Z", actor: "cli", prev: lines.at(-1)?.leaf ?? "0".repeat(64) };
    const body = canonicalText({ v: 1, ...columns, data: { name: "zone", value: seq } });
    lines.push({ ...columns, body, leaf: leafOf(body) });
  }
  return lines;
}

const sent = (lines: readonly unknown[]) => new Response(lines.map((line) => JSON.stringify(line)).join("\n"));

/** A server that gives its verdict and sends these entries; what it was asked for is kept. */
function serve(entries: readonly HistoryLine[], said: { entries: number; head: string | null; fault: Fault | null }): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const report: VerifyLine = { kind: "report", chains: [{ chain: "org", ...said }], ms: 3 };
    if (url.startsWith("/api/console/history/verify")) return sent([{ kind: "progress", checked: said.entries, all: said.entries }, report]);
    const query = new URL(url, "http://x").searchParams;
    const after = Number(query.get("after"));
    return sent(entries.filter(({ seq }) => seq > after && seq <= after + Number(query.get("limit"))));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const chain = chainOf(30);
const head = chain[29]?.leaf ?? null;

async function verify(): Promise<void> {
  draw(<VerifyHistory chains={[{ chain: "org", slug: "org", name: "Organisation", entries: 30 }]} everything={false} />);
  await userEvent.click(screen.getByRole("button", { name: "Verify" }));
  await screen.findByRole("button", { name: "Verify again" });
}

describe("verifying", () => {
  test("says from where to where the chain is intact, and that this browser came to the same", async () => {
    const asked = serve(chain, { entries: 30, head, fault: null });
    await verify();
    expect(document.body.textContent).toContain("30 entries, chain intact from #1 to #30");
    expect(document.body.textContent).toContain("This browser recomputed #1 to #30 and came to the same head.");
    expect(asked).toEqual(["/api/console/history/verify?chain=org", "/api/console/history/export?pact=org&after=0&limit=30"]);
  });

  test("names the first broken entry, who found it, and leads there", async () => {
    const altered = chain.map((line) => (line.seq === 12 ? { ...line, body: line.body.replace("zone", "zoom") } : line));
    serve(altered, { entries: 11, head: null, fault: { seq: 12, reason: "edited" } });
    await verify();
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Organisation is broken at entry #12");
    expect(alert.textContent).toContain("Its text isn't what its hash was made from. The 11 entries before it hold.");
    expect(alert.textContent).toContain("The server and this browser found it independently.");
    expect(screen.getByRole("link", { name: "Look at #12" }).getAttribute("href")).toBe("/history/org.12");
  });

  test("doesn't take the server's word: what it sends must come to the head it claims", async () => {
    serve(chain, { entries: 30, head: "ab".repeat(32), fault: null });
    await verify();
    expect(screen.getByRole("alert").textContent).toContain("this browser came to another head than the server");
  });

  test("that can't be finished says so, and that nothing was changed", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ title: "Sign in first." }, { status: 401 }));
    await verify();
    expect(screen.getByRole("status").textContent).toContain("Sign in first. Nothing was changed");
  });
});

test("there is nothing to verify before anything has happened, and the button says so", () => {
  draw(<VerifyHistory chains={[]} everything />);
  const button = screen.getByRole("button", { name: "Verify" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(document.body.textContent).toContain("There is nothing to verify yet.");
});
