/** Reading a form: text trimmed, and what was left empty left out. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();
export const optionalText = (form: FormData, name: string): string | undefined => textOf(form, name) || undefined;
export const textsOf = (form: FormData, name: string): string[] => form.getAll(name).map(String);
export const isTicked = (form: FormData, name: string): boolean => form.get(name) !== null;

/** A number as typed; what is none, or isn't there, is refused as none by whoever is asked. */
export const numberOf = (form: FormData, name: string): number => Number(textOf(form, name) || Number.NaN);
export const optionalNumber = (form: FormData, name: string): number | null => (textOf(form, name) === "" ? null : numberOf(form, name));
