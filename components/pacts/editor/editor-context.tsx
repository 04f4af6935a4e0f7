"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { PactNames } from "@/lib/contract/pacts";

type Editor = {
  names: PactNames;
  /** The cell of the consequence map whose terms are open, by its path. */
  openCell: string | null;
  setOpenCell: (path: string | null) => void;
};

const EditorContext = createContext<Editor | null>(null);

/** What every part of the form may need: names to choose from, and which terms are open. */
export function EditorProvider({ names, children }: { names: PactNames; children: ReactNode }) {
  const [openCell, setOpenCell] = useState<string | null>(null);
  const editor = useMemo(() => ({ names, openCell, setOpenCell }), [names, openCell]);
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("Parts of the pact's form stand inside an EditorProvider.");
  return editor;
}

/** The teams as choices. */
export const useTeamOptions = () => useEditor().names.teams.map(({ slug, name }) => ({ value: slug, label: name }));
