import { REFUSALS, type RefusalCode } from "./refusals";

/** What a form gets back from a server action. Defects throw instead. */
export type ActionAnswer<T = unknown> =
  | { status: "done"; value: T }
  | { status: "refused"; code: RefusalCode; sentence: string; fields?: Record<string, string> };

/** RFC 9457. `fields` names what was wrong, by its path in the request. */
export type Problem = { type: string; title: string; status: number; detail?: string; fields?: Record<string, string>; verdict?: "deny" };

export function problemOf(code: RefusalCode, fields?: Record<string, string>, detail?: string): Problem {
  const { status, sentence } = REFUSALS[code];
  return { type: `urn:lanekeeper:problem:${code}`, title: sentence, status, ...(detail ? { detail } : {}), ...(fields ? { fields } : {}) };
}

export function refusedAnswer(code: RefusalCode, fields?: Record<string, string>): ActionAnswer<never> {
  return { status: "refused", code, sentence: REFUSALS[code].sentence, ...(fields ? { fields } : {}) };
}
