"use client";
import { createContext, useContext } from "react";

/** What was wrong, field by field, in the last answer of the form around. */
const FieldProblems = createContext<Readonly<Record<string, string>>>({});
export const FieldProblemsProvider = FieldProblems.Provider;

/** The problem of one field: its own, or else the one that the last answer named. */
export function useFieldProblem(name: string | undefined, own: string | null | undefined): string | undefined {
  const problems = useContext(FieldProblems);
  return own || (name === undefined ? undefined : problems[name]);
}
