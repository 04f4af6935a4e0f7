"use client";
import { useCallback } from "react";
import { flushSync } from "react-dom";
import { useEditor } from "./editor-context";
import { focusField } from "./focus-field";

const CELL = /^clauses\.\d+\.consequences\.[a-z_]+/;

/** Moves the focus to a field; a term of the consequence map is drawn first. */
export function useFieldFocus(): (field: string) => void {
  const { setOpenCell } = useEditor();
  return useCallback(
    (field: string) => {
      const [cell] = CELL.exec(field) ?? [];
      if (cell !== undefined && !field.endsWith(".do")) flushSync(() => setOpenCell(cell));
      focusField(field);
    },
    [setOpenCell],
  );
}
