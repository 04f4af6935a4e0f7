import "server-only";
import { PactDocumentInput } from "@/lib/contract/pact-document";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import { ok, type Result, refuse } from "@/lib/core/result";
import { fieldsOf } from "../entry/perform";
import { type PactText, parsePactText } from "./pact-text";

export type ReadDocument = { document: PactDocument; lineOf: PactText["lineOf"] };

/** A pact out of YAML or JSON; what is wrong names its path and its line. */
export function documentFromText(text: string): Result<ReadDocument, RefusalCode> {
  const read = parsePactText(text);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const parsed = PactDocumentInput.safeParse(value);
  if (!parsed.success) return refuse("bad_request", withLines(fieldsOf(parsed.error), lineOf));
  return ok({ document: tidyDocument(parsed.data), lineOf });
}

/** Each problem with the line that it is about, where it is about one. */
export function withLines(fields: Record<string, string>, lineOf: PactText["lineOf"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => {
      const line = lineOf(path.replace(/^document\.?/, ""));
      return [path.replace(/^document\./, ""), line === null ? sentence : `${sentence} (line ${line})`];
    }),
  );
}
