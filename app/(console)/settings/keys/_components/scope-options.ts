/** Scopes that something here answers to. */
export const SCOPE_OPTIONS = [
  { value: "decide", label: "decide", hint: "Asks for decisions in the name of its agent." },
  { value: "outcome", label: "outcome", hint: "Reports what came of them." },
  { value: "evidence", label: "evidence", hint: "Sends evidence, as the source it speaks for." },
  { value: "explain", label: "explain", hint: "Reads reasons, records and history. Not for the agent itself: it would learn what to say." },
  { value: "configure", label: "configure", hint: "Registers agents, actions, pacts and the rest. Alone: such a key speaks for no agent." },
] as const;
