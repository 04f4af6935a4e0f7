import "server-only";
import type { ShownActor, ShownPart } from "@/lib/contract/history";
import type { Named, Sentence, SentencePart } from "@/lib/core/history/sentence";
import { formatMoney } from "@/lib/format/format-money";
import type { Sql } from "../db/sql";

/**
 * What things are called now, by id, and how pages address them. Names aren't in history where they are personal, so they
 * are looked up when it is read.
 */
export type Names = ReadonlyMap<string, { name: string; slug: string | null }>;

export async function loadNames(sql: Sql, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await sql.query<{ id: string; name: string; slug: string | null }>(
    `select id, name, slug from agent where id = any($1)
     union all select id, name, null from member where id = any($1)
     union all select id, name, null from team where id = any($1)
     union all select id, name, null from source where id = any($1)
     union all select id, name, null from key where id = any($1)
     union all select id, label as name, null from build where id = any($1)
     union all select id, title as name, slug from pact where id = any($1)
     union all select v.id, p.title || ', version ' || v.number as name, null from pact_version v join pact p on p.id = v.pact_id where v.id = any($1)`,
    [wanted],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export const idsIn = (sentence: Sentence): string[] => sentence.flatMap((part) => (typeof part === "object" && part.kind === "ref" ? [part.id] : []));

const SHOWN_CHARACTERS = 6;
/** An id whose thing has no name, or is gone: its end tells it apart. */
const shortId = (id: string): string => `…${id.slice(-SHOWN_CHARACTERS)}`;

const NOUNS: Partial<Record<Named, string>> = {
  decision: "decision",
  evidence: "evidence",
  grant: "grant",
  review: "hold",
  settlement: "settlement",
  trigger: "trigger",
  version: "version",
};

const KIND_OF_PREFIX: Readonly<Record<string, Named>> = {
  agt: "agent",
  bld: "build",
  dec: "decision",
  grt: "grant",
  key: "key",
  mem: "member",
  pact: "pact",
  pv: "version",
  rev: "review",
  set: "settlement",
  src: "source",
  team: "team",
  trg: "trigger",
};

/** Everything that a text names by an id, once each, as it is called now. */
export async function relatedTo(sql: Sql, text: string): Promise<Extract<ShownPart, { kind: "name" }>[]> {
  const ids = [...new Set(Array.from(text.matchAll(/"([a-z]{2,4}_[a-z2-7]{26})"/g), ([, id]) => id ?? ""))];
  const names = await loadNames(sql, ids);
  return ids.flatMap((id) => {
    const of = KIND_OF_PREFIX[id.split("_")[0] ?? ""];
    return of ? [{ kind: "name" as const, text: nameOf(of, id, names), href: hrefOf(of, id, names) }] : [];
  });
}

/** A page where there is one; what has none of its own is followed through history. */
function hrefOf(of: Named, id: string, names: Names): string | undefined {
  const slug = names.get(id)?.slug;
  switch (of) {
    case "agent":
    case "pact":
      return slug ? `/${of}s/${slug}` : undefined;
    case "review":
    case "decision":
      return `/${of}s/${encodeURIComponent(id)}`;
    case "grant":
    case "trigger":
    case "settlement":
      return `/history?about=${encodeURIComponent(id)}`;
    default:
      return undefined;
  }
}

function nameOf(of: Named, id: string, names: Names): string {
  if (id === "cli" || id === "system") return actorOf(id, names).name;
  return names.get(id)?.name ?? [NOUNS[of], shortId(id)].filter(Boolean).join(" ");
}

/** A sentence begins with a capital where a noun of ours begins it; what things are called stays as it is. */
export const showSentence = (sentence: Sentence, names: Names): ShownPart[] =>
  sentence.map((part, index) => {
    const shown = showPart(part, names);
    return index === 0 && shown.kind === "name" && typeof part === "object" && part.kind === "ref" && !names.has(part.id)
      ? { ...shown, text: shown.text.charAt(0).toUpperCase() + shown.text.slice(1) }
      : shown;
  });

function showPart(part: SentencePart, names: Names): ShownPart {
  if (typeof part === "string") return { kind: "text", text: part };
  if (part.kind === "ref") return { kind: "name", text: nameOf(part.of, part.id, names), href: hrefOf(part.of, part.id, names) };
  return part.kind === "money" ? { kind: "text", text: formatMoney(part) } : part;
}

const SELVES = { cli: "Command line", system: "Lanekeeper" } as const;

export function actorOf(id: string, names: Names): ShownActor {
  if (id === "cli" || id === "system") return { kind: id, id, name: SELVES[id] };
  return { kind: id.startsWith("key_") ? "key" : "member", id, name: names.get(id)?.name ?? shortId(id) };
}
