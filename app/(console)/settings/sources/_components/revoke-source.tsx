"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toaster";
import type { SourceListRow } from "@/lib/contract/sources";
import { revokeSource } from "../actions";

export function RevokeSource({ source: { id, slug, name }, reason }: { source: SourceListRow; reason: string | null }) {
  const [refused, setRefused] = useState<string | null>(null);
  if (reason) return <Button reason={reason}>Revoke {name}</Button>;
  return (
    <div className="flex flex-col items-start gap-3">
      {refused ? (
        <Notice tone="failure" live>
          {refused}
        </Notice>
      ) : null}
      <ConfirmDialog
        title={`Revoke ${name}?`}
        trigger={<Button variant="danger">Revoke {name}</Button>}
        confirmLabel="Revoke"
        danger
        typeToConfirm={slug}
        onConfirm={async () => {
          const answer = await revokeSource({ sourceId: id });
          setRefused(answer.status === "refused" ? answer.sentence : null);
          if (answer.status === "done") notify({ title: `${name} was revoked.` });
        }}
      >
        All its evidence stops counting at this moment, so lanes that rest on it fall now. Nothing it sends is taken any more. This can’t be taken back.
      </ConfirmDialog>
    </div>
  );
}
