import { SOURCE_KINDS, type SourceKind } from "@/lib/core/closed-lists";

export const KIND_NAMES = {
  eval: "Evaluation",
  runtime: "Runtime",
  third_party: "Third party",
  human: "Human",
  self_attested: "Self-attested",
} as const satisfies Record<SourceKind, string>;

const HINTS = {
  eval: "Runs test cases and scores what comes out.",
  runtime: "Watches what really happened, such as the ERP’s own audit.",
  third_party: "Somebody outside who looks independently.",
  human: "People who judge single cases.",
  self_attested: "The agent about itself. Never trusted, and counts a quarter.",
} as const satisfies Record<SourceKind, string>;

export const KIND_OPTIONS = SOURCE_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind], hint: HINTS[kind] }));
