"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { PactInEditor, PactNames } from "@/lib/contract/pacts";
import { FieldProblemsProvider } from "../../forms/field-context";
import { FormRefusal } from "../../forms/form-refusal";
import { Notice } from "../../ui/notice";
import { CheckPanel } from "./check-panel";
import { ConflictNotice } from "./conflict-notice";
import { EditorProvider } from "./editor-context";
import { fieldOfPath } from "./field-of-path";
import { FormBody } from "./form-body";
import type { PactFormValues } from "./form-values";
import { LeaveDialog } from "./leave-dialog";
import { MissingNames } from "./missing-names";
import { toDocument } from "./to-document";
import { toFormValues } from "./to-form-values";
import { type CheckDraft, useDraftCheck } from "./use-draft-check";
import { useFieldFocus } from "./use-field-focus";
import { type DraftActions, usePactDraft } from "./use-pact-draft";
import { useShownProblems } from "./use-shown-problems";

export type EditorActions = DraftActions & { check: CheckDraft };

type PactEditorProps = {
  initial: PactInEditor;
  names: PactNames;
  viewer: { id: string };
  trustLeads: readonly { id: string; name: string }[];
  actions: EditorActions;
  /** A place in the document to begin at, from a link. */
  at?: string;
};

const PAUSE = 500;
const ASIDE =
  "min-w-0 max-split:contents split:sticky split:top-[calc(var(--shell-top)+1rem)] split:max-h-[calc(100dvh-var(--shell-top)-2rem)] split:overflow-y-auto";

/** A form for a whole pact, and beside it what the text would do. */
export function PactEditor(props: PactEditorProps) {
  return (
    <EditorProvider names={props.names}>
      <Editor {...props} />
    </EditorProvider>
  );
}

function Editor({ initial, names, viewer, trustLeads, actions, at }: PactEditorProps) {
  const focusField = useFieldFocus();
  const defaultValues = useMemo(() => ({ ...toFormValues(initial.document), note: initial.note }), [initial.document, initial.note]);
  const form = useForm<PactFormValues>({ defaultValues });
  const { getValues, subscribe } = form;
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [showAll, setShowAll] = useState(initial.pact !== null);

  function onProblems(fields: Record<string, string>) {
    setShowAll(true);
    setProblems(fields);
    const [first] = Object.keys(fields);
    if (first !== undefined) focusField(first);
  }

  const draft = usePactDraft({ initial, viewerId: viewer.id, form, actions, onProblems });
  const { standing, dirty, refusal, newer, pending } = draft;
  const checking = useDraftCheck(actions.check, standing.pact);
  const { shown, onBlur } = useShownProblems({ problems, findings: checking.check?.findings ?? [], values: getValues, showAll });
  const { ask } = checking;

  const readAndAsk = useCallback(
    (values: PactFormValues, pause: number) => {
      const read = toDocument(values);
      setProblems(read.ok ? NO_PROBLEMS : (read.fields ?? NO_PROBLEMS));
      if (read.ok) ask(read.value, pause);
    },
    [ask],
  );
  useEffect(() => {
    readAndAsk(getValues(), 0);
    return subscribe({ formState: { values: true }, callback: ({ values }) => readAndAsk(values, PAUSE) });
  }, [readAndAsk, subscribe, getValues]);

  const openPlace = useCallback((path: string) => focusField(fieldOfPath(path, getValues())), [focusField, getValues]);
  const began = useRef(false);
  useEffect(() => {
    if (began.current || at === undefined) return;
    began.current = true;
    // Not within the effect: what the focus opens is drawn at once.
    setTimeout(() => openPlace(at));
  }, [at, openPlace]);

  const authors = dirty ? [...standing.authors, viewer.id] : standing.authors;
  return (
    <FormProvider {...form}>
      <FieldProblemsProvider value={shown}>
        <form
          onSubmit={(event) => event.preventDefault()}
          onBlur={onBlur}
          className="grid items-start gap-4 split:grid-cols-[minmax(0,1fr)_20rem]"
          aria-busy={pending !== null || undefined}
        >
          <div className="flex min-w-0 flex-col gap-4">
            <MissingNames names={names} />
            <FormRefusal answer={refusal} />
            {newer ? <ConflictNotice newer={newer} onKeepMine={draft.keepMine} onTakeTheirs={draft.takeTheirs} /> : null}
            {standing.approved && dirty ? <Notice tone="caution">This version is approved. Saving other text voids the approval.</Notice> : null}
            <FormBody slugFixed={standing.pact !== null} />
          </div>
          <aside aria-label="Draft" className={ASIDE}>
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
              onSave={draft.save}
              onPublish={draft.publish}
              onOpen={({ path }) => openPlace(path)}
            />
          </aside>
        </form>
      </FieldProblemsProvider>
      <LeaveDialog dirty={dirty} onLeave={() => form.reset(getValues())} />
    </FormProvider>
  );
}

/** One and the same object, so that nothing is drawn again while nothing is wrong. */
const NO_PROBLEMS: Record<string, string> = {};
