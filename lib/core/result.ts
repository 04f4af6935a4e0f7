/** What a rule answers: the value it decided, or the code of the refusal. Defects throw; refusals are values. */
export type Result<T, R extends string = string> = { ok: true; value: T } | { ok: false; refusal: R; fields?: Record<string, string> };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** `fields` names what was wrong, path by path, in sentences a person can act on. */
export const refuse = <R extends string>(refusal: R, fields?: Record<string, string>): { ok: false; refusal: R; fields?: Record<string, string> } =>
  fields ? { ok: false, refusal, fields } : { ok: false, refusal };
