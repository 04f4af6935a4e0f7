/** Reading a form: text trimmed, and what was left empty left out. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();
export const optionalText = (form: FormData, name: string): string | undefined => textOf(form, name) || undefined;
export const textsOf = (form: FormData, name: string): string[] => form.getAll(name).map(String);
export const isTicked = (form: FormData, name: string): boolean => form.get(name) !== null;

/** A number as typed; what isn't one stays text, so that the refusal is about what was written. Empty is null. */
export function numberOf(form: FormData, name: string): number | null {
  const text = textOf(form, name);
  if (text === "") return null;
  const number = Number(text);
  return Number.isNaN(number) ? (text as unknown as number) : number;
}
