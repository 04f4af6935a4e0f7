"use client";
import type { Finding } from "@/lib/core/pacts/lint-finding";
import { classNames } from "../ui/class-names";
import { CheckIcon, InfoIcon, WarningIcon } from "../ui/icons";
import { placeName } from "./place-name";

type FindingListProps = {
  findings: readonly Finding[];
  /** Keys of the clauses, in order: a finding is named by its clause. */
  keys: readonly string[];
  /** Where the finding is, made pressable. */
  onOpen?: (finding: Finding) => void;
};

/** What the lint found: where, what is so, and what to do. Errors first, because they block publishing. */
export function FindingList({ findings, keys, onOpen }: FindingListProps) {
  if (findings.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-muted">
        <CheckIcon />
        The lint finds nothing to mend.
      </p>
    );
  const sorted = [...findings].sort((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
  return (
    <ul aria-label="Lint" className="flex flex-col gap-2">
      {sorted.map((finding) => (
        <FindingItem key={`${finding.code} ${finding.path}`} finding={finding} keys={keys} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function FindingItem({ finding, keys, onOpen }: { finding: Finding } & Omit<FindingListProps, "findings">) {
  const { level, code, path, message, fix } = finding;
  const Icon = level === "error" ? WarningIcon : InfoIcon;
  const where = (
    <>
      {level === "error" ? "Error" : "Warning"} {code} <span className="font-normal">{placeName(path, keys)}</span>
    </>
  );
  return (
    <li className="flex items-start gap-1.5">
      <Icon className={classNames("mt-0.5 size-3.5", level === "error" ? "text-lane-escalate" : "text-muted")} />
      <div className="min-w-0">
        {onOpen ? (
          <button type="button" onClick={() => onOpen(finding)} className="min-h-6 text-left text-table font-semibold text-accent underline underline-offset-2">
            {where}
          </button>
        ) : (
          <p className="text-table font-semibold">{where}</p>
        )}
        <p>
          {message} <span className="text-muted">{fix}</span>
        </p>
      </div>
    </li>
  );
}
