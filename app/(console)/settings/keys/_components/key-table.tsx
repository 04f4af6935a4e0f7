import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { KeyListRow } from "@/lib/contract/keys";
import { RevokeKey } from "./revoke-key";

const WEEK = 7 * 24 * 60 * 60 * 1_000;

function KeyState({ row: { revokedAt, expiresAt }, now }: { row: KeyListRow; now: number }) {
  if (revokedAt)
    return (
      <Badge tone="quiet">
        Revoked <Time iso={revokedAt} show="relative" />
      </Badge>
    );
  if (!expiresAt) return <>Doesn’t expire</>;
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return <Badge tone="failure">Expired</Badge>;
  const text = (
    <>
      Expires <Time iso={expiresAt} show="relative" />
    </>
  );
  return left < WEEK ? <Badge tone="caution">{text}</Badge> : text;
}

const columns = (now: number, reason: string | null): Column<KeyListRow>[] => [
  {
    key: "name",
    header: "Name",
    cell: ({ name, prefix }) => (
      <>
        {name} <Mono>{prefix}…</Mono>
      </>
    ),
  },
  { key: "scopes", header: "May", cell: ({ scopes }) => scopes.join(", ") },
  {
    key: "whose",
    header: "Speaks for",
    cell: ({ agent, source }) =>
      [agent && `agent ${agent}`, source && `source ${source}`].filter(Boolean).join(", ") || <span className="text-muted">Nobody</span>,
  },
  {
    key: "used",
    header: "Last decision",
    hideBelow: "md",
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time iso={lastUsedAt} show="relative" /> : <span className="text-muted">None</span>),
  },
  {
    key: "made",
    header: "Made",
    hideBelow: "shell",
    cell: ({ createdAt, createdBy }) => (
      <>
        <Time iso={createdAt} show="relative" /> by {createdBy === "cli" ? "the command line" : createdBy}
      </>
    ),
  },
  { key: "state", header: "State", cell: (row) => <KeyState row={row} now={now} /> },
  {
    key: "revoke",
    header: <span className="sr-only">Revoke</span>,
    cell: (row) => (row.revokedAt ? null : <RevokeKey id={row.id} name={row.name} reason={reason} />),
  },
];

export function KeyTable({ keys, now, reason }: { keys: KeyListRow[]; now: number; reason: string | null }) {
  return (
    <DataTable
      caption="API keys"
      columns={columns(now, reason)}
      rows={keys}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="There is no key yet" action={reason ? null : <LinkButton href="/settings/keys/new">Make the first key</LinkButton>}>
          Without one no agent can ask for a decision. On this machine, npm run keys makes one as well.
        </EmptyState>
      }
    />
  );
}
