import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { digestOf } from "@/lib/server/ledger/canonical";

type Ask = { agent: string; workflow: string; action: string; args: object; supports: string[]; grant?: string };
export type Heard = { method: string; path: string; headers: IncomingMessage["headers"]; body: Ask & Record<string, unknown> };

/** What the fake says to one request: JSON, raw text, or nothing at all. */
export type Said = { status?: number; body?: unknown; raw?: string; headers?: Record<string, string>; does?: "hang" | "hang_up" };
export type Line = Said | ((ask: Heard) => Said);

export type Script = { decisions: Line[]; holds?: Line[]; outcomes?: Line[] };

/** A door that says what it is told to, in order, the last line over and over; and remembers what it heard. */
export async function fakeDoor({ decisions, holds = [], outcomes = [] }: Script) {
  const heard: Heard[] = [];
  const turns = { decisions: [...decisions], holds: [...holds], outcomes: [...outcomes] };
  const next = (lines: Line[]): Line | undefined => (lines.length > 1 ? lines.shift() : lines[0]);
  const server = createServer(async (req, res) => {
    const path = req.url ?? "";
    const request: Heard = { method: req.method ?? "", path, headers: req.headers, body: await read(req) };
    heard.push(request);
    const line = path.endsWith("/outcome") ? (next(turns.outcomes) ?? { body: {} }) : next(path.includes("/holds/") ? turns.holds : turns.decisions);
    say(res, typeof line === "function" ? line(request) : (line ?? { status: 404 }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => heard.filter(({ path }) => path === "/api/v1/decisions"),
    waited: () => heard.filter(({ path }) => path.startsWith("/api/v1/holds/")),
    reported: (): Record<string, unknown>[] =>
      heard.filter(({ path }) => path.endsWith("/outcome")).map(({ path, body }) => ({ decision: path.split("/")[4], ...body })),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function read(req: IncomingMessage): Promise<Heard["body"]> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return JSON.parse(text || "{}");
}

function say(res: ServerResponse, { status = 200, body, raw, headers, does }: Said): void {
  if (does === "hang") return;
  if (does === "hang_up") return void res.destroy();
  res.writeHead(status, { "content-type": "application/json", ...headers }).end(raw ?? JSON.stringify(body ?? {}));
}

const digest = ({ body: { action, agent, args, workflow } }: Heard): string => digestOf({ action, agent, args, workflow });
const answer = (ask: Heard, change: object) => ({
  lane: "allow",
  constraints: [],
  validUntil: null,
  epoch: 7,
  pact: { id: "pact_1", version: 1 },
  actionDigest: digest(ask),
  ...change,
});

export const permit =
  (change: object = {}): Line =>
  (ask) => ({ body: answer(ask, { id: "dec_1", verdict: "permit", reason: { code: "ok" }, next: { do: "proceed" }, ...change }) });

export const deny =
  (code: string, change: object = {}): Line =>
  (ask) => ({ body: answer(ask, { id: "dec_2", verdict: "deny", lane: "escalate", reason: { code }, next: { do: "stop" }, ...change }) });

export const hold =
  (change: object = {}): Line =>
  (ask) => ({
    body: answer(ask, {
      id: "dec_3",
      verdict: "hold",
      lane: "escalate",
      reason: { code: "needs_person" },
      next: { do: "wait", hold: "rev_1" },
      hold: { id: "rev_1", dueAt: "2026-11-23T14:25:00.000Z", silence: "deny" },
      ...change,
    }),
  });

export const held = (status: string, change: object = {}): Line => ({ body: { id: "rev_1", status, ...change } });
export const approved = held("approved", { grant: "grt_1", grantExpiresAt: "2026-11-23T14:55:00.000Z" });
export const problem = (status: number, code: string, headers: Record<string, string> = {}): Line => ({
  status,
  headers: { "content-type": "application/problem+json", ...headers },
  body: { type: `urn:lanekeeper:problem:${code}`, title: "No.", status, verdict: "deny" },
});
