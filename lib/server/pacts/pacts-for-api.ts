import "server-only";
import type { DraftCheck, PactListRow, SavedDraft, StoredVersion } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import { may } from "@/lib/core/members/permissions";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, standingOf } from "../auth/actor";
import { perform } from "../entry/perform";
import { documentFromText, withLines } from "./document-from-text";
import { checkText } from "./editor-reads";
import { saveDraftOperation } from "./operations";
import { readTextBody } from "./read-text-body";
import { listPacts, loadPact, loadVersion } from "./reads";

/** A key that may write pacts may read them; no other key sees a rule's text. */
const mayRead = (actor: Actor): boolean => may(standingOf(actor), "pacts.author");

export async function listPactsForApi(actor: Actor): Promise<Result<{ pacts: PactListRow[] }, RefusalCode>> {
  return mayRead(actor) ? ok({ pacts: await listPacts(actor) }) : refuse("forbidden");
}

/** One version: `?version=2`, or the one in force, or the newest. */
export async function loadPactForApi(
  actor: Actor,
  { slug = "" }: Record<string, string>,
  url: URL,
): Promise<Result<{ slug: string; inForce: number | null; version: StoredVersion; findings: DraftCheck["findings"] }, RefusalCode>> {
  if (!mayRead(actor)) return refuse("forbidden");
  const asked = url.searchParams.get("version");
  if (asked !== null && !/^[1-9]\d{0,6}$/.test(asked)) return refuse("bad_request", { version: "A version is a whole number." });
  const number = asked === null ? (await loadPact(actor, slug))?.shown.number : Number(asked);
  const found = number === undefined ? null : await loadVersion(actor, slug, number);
  return found ? ok(found) : refuse("not_found");
}

/** A draft out of a body of YAML or JSON; `?expected=` names the digest that it rests on. */
export async function saveDraftForApi(actor: Actor, request: Request): Promise<Result<SavedDraft, RefusalCode>> {
  if (!mayRead(actor)) return refuse("forbidden");
  const text = await readTextBody(request);
  if (!text.ok) return text;
  const read = documentFromText(text.value);
  if (!read.ok) return read;
  const expected = new URL(request.url).searchParams.get("expected");
  const answer = await perform(saveDraftOperation, actor, { document: read.value.document, ...(expected === null ? {} : { expected }) });
  return answer.ok || !answer.fields ? answer : refuse(answer.refusal, withLines(answer.fields, read.value.lineOf));
}

/** The lint of the body, or of the newest stored version where the body is empty. */
export async function lintPactForApi(actor: Actor, slug: string, request: Request): Promise<Result<DraftCheck, RefusalCode>> {
  if (!mayRead(actor)) return refuse("forbidden");
  const text = await readTextBody(request);
  if (!text.ok) return text;
  if (text.value.trim() !== "") {
    const read = documentFromText(text.value);
    return read.ok ? ok(await checkText(actor, slug, read.value.document)) : read;
  }
  const pact = await loadPact(actor, slug);
  const number = pact?.versions[0]?.number;
  const stored = number === undefined ? null : await loadVersion(actor, slug, number);
  return stored ? ok(await checkText(actor, slug, stored.version.document)) : refuse("not_found");
}
