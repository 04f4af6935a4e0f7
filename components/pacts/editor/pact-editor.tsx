"use client";
import { useRouter } from "next/navigation";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { NewerVersion, PactInEditor, PactNames, SavedDraft } from "@/lib/contract/pacts";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { sameJson } from "@/lib/core/pacts/same-json";
import { FieldProblemsProvider } from "../../forms/field-context";
import { FormRefusal } from "../../forms/form-refusal";
import { useAnnounce } from "../../shell/announcer";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Notice } from "../../ui/notice";
import { notify } from "../../ui/toaster";
import { BoundText } from "./bound-fields";
import { CheckPanel } from "./check-panel";
import { ClausesSection } from "./clauses-section";
import { ConflictNotice } from "./conflict-notice";
import { DefaultsSection } from "./defaults-section";
import { EditorProvider } from "./editor-context";
import { fieldOfPath } from "./field-of-path";
import type { PactFormValues } from "./form-values";
import { HeadSection } from "./head-section";
import { MatrixSection } from "./matrix-section";
import { toDocument } from "./to-document";
import { toFormValues } from "./to-form-values";
import { TuningPanel } from "./tuning-panel";
import { type CheckDraft, useDraftCheck } from "./use-draft-check";
import { useFieldFocus } from "./use-field-focus";
import { useLeaveGuard } from "./use-leave-guard";

export type EditorActions = {
  save: (input: { document: PactDocument; expected: string | null; pact?: string; note: string }) => Promise<ActionAnswer<SavedDraft>>;
  check: CheckDraft;
  newer: (input: { slug: string; base: PactDocument }) => Promise<NewerVersion | null>;
  publish: (input: { slug: string; number: number; digest: string }) => Promise<ActionAnswer<unknown>>;
};

type PactEditorProps = {
  initial: PactInEditor;
  names: PactNames;
  viewer: { id: string; name: string };
  trustLeads: readonly { id: string; name: string }[];
  actions: EditorActions;
  /** A place in the document to begin at, from a link. */
  at?: string;
};

/** What of the pact is known to stand on the server: what the next save rests on. */
type Standing = Pick<PactInEditor, "pact" | "expected" | "number" | "approved" | "savedAt" | "document"> & { authors: readonly string[] };

const PAUSE = 500;

/** A form for a whole pact. Nothing typed is lost: a refusal, a conflict and a failure leave every field as it was. */
export function PactEditor(props: PactEditorProps) {
  return (
    <EditorProvider names={props.names}>
      <Editor {...props} />
    </EditorProvider>
  );
}

function Editor({ initial, viewer, trustLeads, actions, at }: PactEditorProps) {
  const router = useRouter();
  const announce = useAnnounce();
  const focusField = useFieldFocus();
  const form = useForm<PactFormValues>({
    defaultValues: useMemo(() => ({ ...toFormValues(initial.document), note: initial.note }), [initial.document, initial.note]),
  });
  const { getValues, setValue, reset, subscribe, formState } = form;
  const dirty = formState.isDirty;
  const [standing, setStanding] = useState<Standing>({ ...initial, authors: initial.authors.map(({ id }) => id) });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<ActionAnswer | null>(null);
  const [newer, setNewer] = useState<NewerVersion | null>(null);
  const [pending, setPending] = useState<"save" | "publish" | null>(null);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [showAll, setShowAll] = useState(initial.pact !== null);
  const checking = useDraftCheck(actions.check, standing.pact);
  const { leavingTo, stay } = useLeaveGuard(dirty);
  const { ask } = checking;

  useEffect(() => {
    const standingText = toDocument(getValues());
    if (standingText.ok) ask(standingText.value);
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const read = toDocument(values);
        setProblems((before) => (read.ok && Object.keys(before).length === 0 ? before : read.ok ? {} : (read.fields ?? {})));
        if (read.ok) ask(read.value, PAUSE);
      },
    });
  }, [ask, subscribe, getValues]);

  const began = useRef(false);
  useEffect(() => {
    if (began.current || at === undefined) return;
    began.current = true;
    // Not within the effect: what the focus opens is drawn at once.
    setTimeout(() => focusField(fieldOfPath(at, getValues())));
  }, [at, focusField, getValues]);

  const openFinding = ({ path }: Pick<Finding, "path">) => focusField(fieldOfPath(path, getValues()));

  function showProblems(fields: Record<string, string>) {
    setShowAll(true);
    setProblems(fields);
    const [first] = Object.keys(fields);
    if (first !== undefined) focusField(first);
  }

  /** Writes the draft; null: it isn't written, and the page says why. */
  async function save(over: Pick<Standing, "expected"> = standing): Promise<Standing | null> {
    const values = structuredClone(getValues());
    const read = toDocument(values);
    setRefusal(null);
    if (!read.ok) {
      showProblems(read.fields ?? {});
      return null;
    }
    const answer = await actions.save({
      document: read.value,
      expected: over.expected,
      ...(standing.pact === null ? {} : { pact: standing.pact }),
      note: values.note.trim(),
    });
    if (answer.status === "refused") {
      await refused(answer);
      return null;
    }
    const { slug, number, status, digest, unchanged } = answer.value;
    const next: Standing = {
      pact: slug,
      expected: digest,
      number,
      approved: status === "approved",
      savedAt: new Date().toISOString(),
      document: read.value,
      authors: unchanged ? standing.authors : [...new Set([...standing.authors, viewer.id])],
    };
    setStanding(next);
    setNewer(null);
    // What is saved is what "unsaved" is measured against from now on; what was typed during the save stays unsaved.
    reset(values, { keepValues: true });
    if (!sameJson(values, getValues())) setValue("note", getValues("note"), { shouldDirty: true });
    if (standing.pact === null) window.history.replaceState(null, "", `/pacts/${slug}/edit`);
    announce(`Draft of version ${number} saved.`);
    return next;
  }

  async function refused(answer: Extract<ActionAnswer, { status: "refused" }>): Promise<void> {
    if (answer.code === "version_conflict" && standing.pact !== null) {
      const found = await actions.newer({ slug: standing.pact, base: standing.document });
      if (found) {
        setNewer(found);
        return;
      }
    }
    const taken = answer.code === "version_conflict" && standing.pact === null;
    const fields = taken ? { slug: "There is a pact at this address already: choose another, or edit that one." } : fieldsOf(answer.fields);
    setShowAll(true);
    setRefusal({ ...answer, fields });
    setProblems(fields);
  }

  const fieldsOf = (fields: Record<string, string> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(fields).map(([path, sentence]) => [fieldOfPath(path, getValues()), sentence]));

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

  const onSave = () => during("save", save);
  const onKeepMine = () => during("save", () => save({ expected: newer?.digest ?? null }));

  function onTakeTheirs() {
    if (!newer) return;
    const { document, digest, number } = newer;
    reset(toFormValues(document));
    setStanding({ ...standing, document, expected: digest, number, authors: newer.authors.map(({ id }) => id), savedAt: newer.updatedAt });
    setNewer(null);
    ask(document);
  }

  const onPublish = () =>
    during("publish", async () => {
      const saved = dirty || standing.savedAt === null ? await save() : standing;
      if (!saved?.pact || saved.expected === null) return;
      const answer = await actions.publish({ slug: saved.pact, number: saved.number, digest: saved.expected });
      if (answer.status === "refused") {
        await refused(answer);
        return;
      }
      notify({ title: `Version ${saved.number} is in force`, description: "The next request is decided by it." });
      router.push(`/pacts/${saved.pact}`);
    });

  // Compared as text, so that an answer that says the same draws nothing again.
  const problemsText = JSON.stringify(problemsToShow({ problems, findings: checking.check?.findings ?? [], values: getValues, visited, showAll }));
  const shown = useMemo<Record<string, string>>(() => JSON.parse(problemsText), [problemsText]);
  const authors = dirty ? [...standing.authors, viewer.id] : standing.authors;

  return (
    <FormProvider {...form}>
      <FieldProblemsProvider value={shown}>
        <form
          onSubmit={(event) => event.preventDefault()}
          onBlur={({ target }) => {
            const { field } = (target as HTMLElement).dataset;
            if (field !== undefined && !visited.has(field)) setVisited(new Set([...visited, field]));
          }}
          className="grid items-start gap-4 split:grid-cols-[minmax(0,1fr)_20rem]"
          aria-busy={pending !== null || undefined}
        >
          <div className="flex min-w-0 flex-col gap-4">
            <FormRefusal answer={refusal} />
            {newer ? <ConflictNotice newer={newer} onKeepMine={onKeepMine} onTakeTheirs={onTakeTheirs} /> : null}
            {standing.approved && dirty ? <Notice tone="caution">This version is approved. Saving other text voids the approval.</Notice> : null}
            <FormBody slugFixed={standing.pact !== null} />
          </div>
          <aside
            aria-label="Draft"
            className="min-w-0 max-split:contents split:sticky split:top-[calc(var(--shell-top)+1rem)] split:max-h-[calc(100dvh-var(--shell-top)-2rem)] split:overflow-y-auto"
          >
            <CheckPanel
              slug={standing.pact ?? ""}
              keys={getValues("clauses").map(({ key }) => key)}
              number={standing.number}
              inForce={initial.inForce}
              savedAt={standing.savedAt}
              dirty={dirty}
              approved={standing.approved}
              approvers={trustLeads.filter(({ id }) => !authors.includes(id))}
              checking={checking}
              pending={pending}
              onSave={onSave}
              onPublish={onPublish}
              onOpen={openFinding}
            />
          </aside>
        </form>
      </FieldProblemsProvider>
      <ConfirmDialog
        title="Leave without saving?"
        open={leavingTo !== null}
        onOpenChange={(open) => {
          if (!open) stay();
        }}
        cancelLabel="Stay"
        confirmLabel="Leave"
        danger
        onConfirm={() => {
          reset(getValues());
          if (leavingTo !== null) router.push(leavingTo);
        }}
      >
        What you typed since the last save is lost.
      </ConfirmDialog>
    </FormProvider>
  );
}

/** Drawn again only where one of its own fields moves: a large pact has a thousand of them. */
const FormBody = memo(function FormBody({ slugFixed }: { slugFixed: boolean }) {
  return (
    <>
      <HeadSection slugFixed={slugFixed} />
      <TuningPanel />
      <DefaultsSection />
      <ClausesSection />
      <MatrixSection />
      <BoundText label="Why this version" optional name="note" hint="For whoever approves it; kept with the version." />
    </>
  );
});

type Showing = { problems: Record<string, string>; findings: readonly Finding[]; values: () => PactFormValues; visited: ReadonlySet<string>; showAll: boolean };

/** At each field what can't be read there, or else the lint's first error; on a new pact only where somebody has been. */
function problemsToShow({ problems, findings, values, visited, showAll }: Showing): Record<string, string> {
  const shown = { ...problems };
  for (const { level, path, message, fix } of findings) {
    if (level !== "error") continue;
    const field = fieldOfPath(path, values());
    if (showAll || visited.has(field)) shown[field] ??= `${message} ${fix}`;
  }
  return shown;
}
