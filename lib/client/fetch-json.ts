import type { Problem } from "../contract/answers";

/** A refusal of ours, or, where the answer wasn't one, that the server couldn't be reached or failed. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.title ?? `The server answered ${status}.`);
    this.name = "ProblemError";
  }

  get fields(): Record<string, string> {
    return this.problem?.fields ?? {};
  }
}

const isProblem = (value: unknown): value is Problem => typeof value === "object" && value !== null && "title" in value && "status" in value;

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** JSON from one of the console's own addresses; throws `ProblemError` for anything but success. */
export async function fetchJson<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, { cache: "no-store", ...init });
  const body = await readBody(response);
  if (!response.ok) throw new ProblemError(response.status, isProblem(body) ? body : null);
  return body as T;
}

export const postJson = <T>(url: string, body: unknown, init?: RequestInit): Promise<T> =>
  fetchJson<T>(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), ...init });
