import { classNames } from "../ui/class-names";

export type Environment = {
  /** "PRODUCTION", "STAGING". */
  name: string;
  /** Whether answers bind, or are only recorded. */
  mode: "enforcing" | "shadow";
  /** An invented organisation, for looking around: says so as long as it is there. */
  sample?: boolean;
};

const MODES = { enforcing: ["Enforcing", ""], shadow: ["Shadow", " — decisions are recorded, nothing is blocked"] } as const;

/** Always in view: where one is, and whether what happens here has consequences. */
export function EnvBanner({ name, mode, sample = false }: Environment) {
  const [word, meaning] = MODES[mode];
  return (
    <p
      className={classNames(
        "flex h-band items-center gap-3 overflow-hidden border-b px-4 text-meta whitespace-nowrap",
        mode === "shadow" || sample ? "hatched border-accent bg-selected text-text" : "border-border bg-surface-2 text-text",
      )}
    >
      <span className="min-w-0 truncate">
        <b>{name}</b> · {word}
        <span className="max-sm:sr-only">{meaning}</span>
      </span>
      {sample ? (
        <span className="min-w-0 truncate">
          <b>Sample organisation</b>
          <span className="max-sm:sr-only"> — everything here is invented</span>
        </span>
      ) : null}
    </p>
  );
}
