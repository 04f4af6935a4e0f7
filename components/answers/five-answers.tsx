import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";

/** An answer, or what is missing and where to fix it. There is no third: an answer is never blank and never left out. */
export type Answer = { answer: ReactNode } | { missing: string; href?: string };

const QUESTIONS = [
  { name: "obligation", term: "Obligation" },
  { name: "evidence", term: "Evidence" },
  { name: "freshness", term: "Freshness" },
  { name: "changes", term: "What changes" },
  { name: "owner", term: "Owner" },
] as const;
type Question = (typeof QUESTIONS)[number]["name"];

type FiveAnswersProps = Record<Question, Answer> & {
  /** `strip`: side by side over the width of a page. `rows`: under one another, in a panel. */
  layout?: "strip" | "rows";
  /** What the answers are about, for those who listen. */
  label?: string;
};

const isBlank = (node: ReactNode): boolean =>
  node === null || node === undefined || node === false || node === "" || (Array.isArray(node) && node.every(isBlank));

function Given({ given }: { given: Answer }) {
  if ("answer" in given && !isBlank(given.answer)) return given.answer;
  const { missing, href } = "missing" in given ? given : { missing: "nobody has said", href: undefined };
  return (
    <>
      <b className="text-lane-escalate">Missing</b> —{" "}
      {href ? (
        <Link href={href} className="text-accent underline underline-offset-2">
          {missing}
        </Link>
      ) : (
        missing
      )}
    </>
  );
}

/** What was promised, what proves it, how fresh the proof is, what changes when it moves, and who answers for it. */
export function FiveAnswers({ layout = "rows", label = "Five answers", ...answers }: FiveAnswersProps) {
  const strip = layout === "strip";
  return (
    <dl
      aria-label={label}
      className={
        strip
          ? "grid grid-cols-1 gap-px overflow-hidden rounded-panel border border-border bg-border md:grid-cols-[1.4fr_1.2fr_1fr_1.4fr_0.9fr]"
          : "grid grid-cols-1 gap-y-2 sm:grid-cols-[8rem_1fr] sm:gap-x-4"
      }
    >
      {QUESTIONS.map(({ name, term }) => (
        <div
          key={name}
          data-answer={name}
          data-missing={"missing" in answers[name] || undefined}
          className={strip ? "min-w-0 bg-surface px-3 py-2" : "contents"}
        >
          <dt className={classNames("text-muted", strip && "text-meta")}>{term}</dt>
          <dd className="min-w-0">
            <Given given={answers[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
