import type { Json, JsonObject } from "../json";

/** How an action is shown to people, as it is registered: a title with places for values, fields, and links to where the case lives. */
export type ActionDisplay = {
  title?: string;
  fields?: { label: string; path: string; format?: string }[];
  links?: { label: string; href: string }[];
};

/** The exact action that would run, read from its canonical bytes. */
export type CanonicalAction = { agent: string; workflow: string; action: string; args: JsonObject };

/** A value as decoded: never an interpretation of it. */
export type ShownValue =
  | { kind: "missing" }
  | { kind: "text"; text: string }
  /** Minor units; the currency is null where the action names none. */
  | { kind: "money"; minor: number; currency: string | null }
  | { kind: "instant"; iso: string };

export type TitlePart = { text: string } | { path: string; value: ShownValue };
export type ShownField = { label: string; path: string; value: ShownValue };
/** `href` is null where a value it needs is missing or couldn't stand in an address. */
export type ShownLink = { label: string; host: string; href: string | null };

export type ShownAction = {
  title: TitlePart[];
  fields: ShownField[];
  links: ShownLink[];
  /** What runs as well and no field shows: nothing of the action is hidden. */
  rest: ShownField[];
};

const PLACE = /\{([^{}]*)\}/g;
/** Scheme and host must be the registrar's own text: a value can't choose where a link leads. */
const ADDRESS = /^https?:\/\/([a-z0-9.-]+(?::\d{1,5})?)(?=[/?#]|$)/i;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

function lookUp(action: CanonicalAction, path: string): Json | undefined {
  let at: Json | undefined = action;
  for (const name of path.trim().split(".")) {
    if (Array.isArray(at)) at = /^\d+$/.test(name) ? at[Number(name)] : undefined;
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

/** The value's own text; objects and lists as JSON. */
const textOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Where the currency of an amount stands: where it is registered to, else beside the amount. */
function currencyPathOf(action: CanonicalAction, path: string, registered: string | null): string | null {
  const beside = `${path.slice(0, path.lastIndexOf("."))}.currency`;
  const named = (candidate: string): boolean => {
    const found = lookUp(action, candidate);
    return typeof found === "string" && found !== "";
  };
  return [registered, beside].find((candidate) => candidate !== null && named(candidate)) ?? null;
}

function show(action: CanonicalAction, path: string, format: string | undefined, currencyPath: string | null): ShownValue {
  const value = lookUp(action, path);
  if (value === undefined || value === null || value === "") return { kind: "missing" };
  if (format === "money" && typeof value === "number" && Number.isSafeInteger(value)) {
    const currency = currencyPathOf(action, path.trim(), currencyPath);
    return { kind: "money", minor: value, currency: currency === null ? null : String(lookUp(action, currency)) };
  }
  if (format === "date" && typeof value === "string" && ISO_INSTANT.test(value)) return { kind: "instant", iso: value };
  return { kind: "text", text: textOf(value) };
}

function titleParts(template: string, action: CanonicalAction, currencyPath: string | null): TitlePart[] {
  const parts: TitlePart[] = [];
  let from = 0;
  for (const match of template.matchAll(PLACE)) {
    if (match.index > from) parts.push({ text: template.slice(from, match.index) });
    const [path = "", format] = (match[1] ?? "").split("|").map((piece) => piece.trim());
    parts.push({ path, value: show(action, path, format, currencyPath) });
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ text: template.slice(from) });
  return parts;
}

/** Encoded, a value can't leave its place in the address; a lone surrogate can't be encoded at all. */
function encoded(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === "" || typeof value === "object") return null;
  try {
    return encodeURIComponent(String(value));
  } catch {
    return null;
  }
}

function shownLink({ label, href }: { label: string; href: string }, action: CanonicalAction): ShownLink | null {
  const host = ADDRESS.exec(href)?.[1]?.toLowerCase();
  if (host === undefined) return null;
  let complete = true;
  const filled = href.replace(PLACE, (_, place: string) => {
    const value = encoded(lookUp(action, place.split("|")[0] ?? ""));
    complete &&= value !== null;
    return value ?? "";
  });
  // A browser resolves these before it asks, and would open another page than the address says.
  const path = filled.split(/[?#]/)[0] ?? "";
  const climbs = path.split("/").some((part) => /^(\.|%2e){1,2}$/i.test(part));
  return { label, host, href: complete && !climbs ? filled : null };
}

/** Reads a registered display; anything that isn't one is ignored piece by piece, so that a bad entry never hides an action. */
export function readDisplay(registered: Json): ActionDisplay {
  if (!isObject(registered)) return {};
  const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
  const strings = <K extends string>(entry: JsonObject, ...names: K[]): Record<K, string> | null =>
    names.every((name) => typeof entry[name] === "string" && entry[name] !== "") ? (entry as Record<K, string>) : null;
  return {
    ...(typeof registered.title === "string" && registered.title.trim() !== "" ? { title: registered.title } : {}),
    fields: list(registered.fields).flatMap((entry) => {
      const field = strings(entry, "label", "path");
      return field ? [{ label: field.label, path: field.path, ...(typeof entry.format === "string" ? { format: entry.format } : {}) }] : [];
    }),
    links: list(registered.links).flatMap((entry) => {
      const link = strings(entry, "label", "href");
      return link ? [{ label: link.label, href: link.href }] : [];
    }),
  };
}

/**
 * What will run, for a person: rendered from the bytes that will be executed and from nothing the agent said about them.
 * Without a display it is the action's name with all its arguments.
 */
export function displayAction(action: CanonicalAction, display: ActionDisplay, currencyPath: string | null = null): ShownAction {
  const fields = (display.fields ?? []).map(({ label, path, format }): ShownField => ({ label, path, value: show(action, path, format, currencyPath) }));
  const currencies = fields.flatMap(({ path, value }) => (value.kind === "money" ? [currencyPathOf(action, path.trim(), currencyPath)] : []));
  const shown = new Set([...fields.map(({ path }) => path.trim()), ...currencies]);
  const rest = Object.keys(action.args)
    .sort()
    // A name with a dot in it is no path, whatever field has the same spelling.
    .filter((name) => name.includes(".") || !shown.has(`args.${name}`))
    .map((name): ShownField => ({ label: name, path: `args.${name}`, value: { kind: "text", text: textOf(action.args[name] ?? null) } }));
  return {
    title: display.title ? titleParts(display.title, action, currencyPath) : [{ text: action.action }],
    fields,
    links: (display.links ?? []).flatMap((link) => shownLink(link, action) ?? []),
    rest,
  };
}
