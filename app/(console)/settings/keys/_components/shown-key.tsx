"use client";
import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { CodeBlock } from "@/components/ui/mono";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { CreatedKey } from "@/lib/contract/keys";
import { keySnippet } from "./key-snippet";

/** The one time a key is shown. */
export function ShownKey({ made, origin }: { made: CreatedKey; origin: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const snippet = keySnippet(made, origin);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex max-w-[44rem] flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-section">
        The key was made
      </h2>
      <Notice tone="caution" title="It is shown this once">
        Only its digest is kept. Copy it now to where the machine reads it; a lost key is revoked and made anew.
      </Notice>
      <div className="flex flex-wrap items-center gap-2">
        <code className="rounded-control border border-border-strong bg-surface-2 px-2 py-1 break-all" data-testid="new-key">
          {made.key}
        </code>
        <CopyButton value={made.key} label="Copy the key" />
      </div>
      <p className="text-muted">
        May {made.scopes.join(", ")}
        {made.agent ? ` for agent ${made.agent}` : ""}
        {made.source ? ` as source ${made.source}` : ""}.{" "}
        {made.expiresAt ? (
          <>
            Expires <Time iso={made.expiresAt} />.
          </>
        ) : (
          "Doesn’t expire."
        )}
      </p>
      {snippet ? (
        <div className="flex flex-col items-start gap-2">
          <h3>Try it</h3>
          <div className="w-full">
            <CodeBlock label="Example call">{snippet}</CodeBlock>
          </div>
          <CopyButton value={snippet} label="Copy the call" />
        </div>
      ) : null}
      <div>
        <LinkButton href="/settings/keys">Done</LinkButton>
      </div>
    </div>
  );
}
