"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { NewerVersion, PactInEditor, SavedDraft } from "@/lib/contract/pacts";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { sameJson } from "@/lib/core/pacts/same-json";
import { useAnnounce } from "../../shell/announcer";
import { notify } from "../../ui/toaster";
import { fieldOfPath } from "./field-of-path";
import type { PactFormValues } from "./form-values";
import { toDocument } from "./to-document";
import { toFormValues } from "./to-form-values";

export type DraftActions = {
  save: (input: { document: PactDocument; expected: string | null; pact?: string; note: string }) => Promise<ActionAnswer<SavedDraft>>;
  newer: (input: { slug: string; base: PactDocument }) => Promise<NewerVersion | null>;
  publish: (input: { slug: string; number: number; digest: string }) => Promise<ActionAnswer<unknown>>;
};

/** What of the pact is known to stand on the server: what the next save rests on. */
export type Standing = Pick<PactInEditor, "pact" | "expected" | "number" | "approved" | "savedAt" | "document"> & { authors: readonly string[] };

type Refused = Extract<ActionAnswer, { status: "refused" }>;

type PactDraftOptions = {
  initial: PactInEditor;
  viewerId: string;
  form: UseFormReturn<PactFormValues>;
  actions: DraftActions;
  /** Told what keeps a text from being written, by field. */
  onProblems: (fields: Record<string, string>) => void;
};

/** Saving, publishing and what may come between. Nothing typed is lost: whatever the answer, every field stays as it was. */
export function usePactDraft({ initial, viewerId, form, actions, onProblems }: PactDraftOptions) {
  const router = useRouter();
  const announce = useAnnounce();
  const { getValues, setValue, reset, formState } = form;
  const { isDirty: dirty } = formState;
  const [standing, setStanding] = useState<Standing>({ ...initial, authors: initial.authors.map(({ id }) => id) });
  const [refusal, setRefusal] = useState<ActionAnswer | null>(null);
  const [newer, setNewer] = useState<NewerVersion | null>(null);
  const [pending, setPending] = useState<"save" | "publish" | null>(null);

  async function during(what: "save" | "publish", work: () => Promise<unknown>): Promise<void> {
    setPending(what);
    try {
      await work();
    } catch {
      notify({ title: "The server couldn't be reached", description: "Everything you typed is still here. Try again shortly.", urgent: true });
    } finally {
      setPending(null);
    }
  }

  /** Writes the draft; null: it isn't written, and the page says why. */
  async function write(expected: string | null): Promise<Standing | null> {
    const values = structuredClone(getValues());
    const read = toDocument(values);
    setRefusal(null);
    if (!read.ok) {
      onProblems(read.fields ?? {});
      return null;
    }
    const pact = standing.pact === null ? {} : { pact: standing.pact };
    const answer = await actions.save({ document: read.value, expected, ...pact, note: values.note.trim() });
    if (answer.status === "refused") {
      await refused(answer);
      return null;
    }
    const next = standingAfter(answer.value, read.value);
    setStanding(next);
    setNewer(null);
    // What is saved is what "unsaved" is measured against from now on; what was typed during the save stays unsaved.
    reset(values, { keepValues: true });
    if (!sameJson(values, getValues())) setValue("note", getValues("note"), { shouldDirty: true });
    if (standing.pact === null) window.history.replaceState(null, "", `/pacts/${next.pact}/edit`);
    announce(`Draft of version ${next.number} saved.`);
    return next;
  }

  const standingAfter = ({ slug, number, status, digest, unchanged }: SavedDraft, document: PactDocument): Standing => ({
    pact: slug,
    expected: digest,
    number,
    approved: status === "approved",
    savedAt: new Date().toISOString(),
    document,
    authors: unchanged ? standing.authors : [...new Set([...standing.authors, ...draftAuthors(newer), viewerId])],
  });

  async function refused(answer: Refused): Promise<void> {
    const { pact: slug } = standing;
    if (answer.code === "version_conflict" && slug !== null) {
      const found = await actions.newer({ slug, base: standing.document });
      // What is in force may be another one by now.
      router.refresh();
      if (found) {
        setNewer(found);
        return;
      }
    }
    const taken = answer.code === "version_conflict" && slug === null;
    const fields = taken ? { slug: "There is a pact at this address already: choose another, or edit that one." } : byField(answer.fields);
    setRefusal({ ...answer, fields });
    onProblems(fields);
  }

  const byField = (fields: Record<string, string> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(fields).map(([path, sentence]) => [fieldOfPath(path, getValues()), sentence]));

  async function publishSaved(): Promise<void> {
    const saved = dirty || standing.savedAt === null ? await write(standing.expected) : standing;
    if (!saved?.pact || saved.expected === null) return;
    const answer = await actions.publish({ slug: saved.pact, number: saved.number, digest: saved.expected });
    if (answer.status === "refused") {
      await refused(answer);
      return;
    }
    notify({ title: `Version ${saved.number} is in force`, description: "The next request is decided by it." });
    router.push(`/pacts/${saved.pact}`);
  }

  return {
    standing,
    dirty,
    refusal,
    newer,
    pending,
    save: () => during("save", () => write(standing.expected)),
    publish: () => during("publish", publishSaved),
    keepMine: () => during("save", () => write(newer?.digest ?? null)),
    takeTheirs: () => {
      if (!newer) return;
      const { document, digest, next: number, updatedAt: savedAt } = newer;
      reset(toFormValues(document));
      setStanding({ ...standing, document, expected: digest, number, savedAt, approved: false, authors: draftAuthors(newer) });
      setNewer(null);
    },
  };
}

/** Who wrote the draft that stands there: whoever writes over it shares its authorship. */
const draftAuthors = (newer: NewerVersion | null): string[] => (newer && newer.next === newer.number ? newer.authors.map(({ id }) => id) : []);
