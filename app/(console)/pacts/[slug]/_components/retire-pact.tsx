"use client";
import { useState } from "react";
import { FormRefusal } from "@/components/forms/form-refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import type { ActionAnswer } from "@/lib/contract/answers";
import { retirePactAction } from "../../actions";

/** Ends what is in force: what the agents did under it is denied from the next request on. */
export function RetirePact({ slug, title, reason }: { slug: string; title: string; reason: string | null }) {
  const [answer, setAnswer] = useState<ActionAnswer | null>(null);
  return (
    <Panel title="End this pact" description="From the next request on its agents are denied what only this pact covers. Versions and history stay.">
      <div className="flex flex-col gap-3">
        <FormRefusal answer={answer} />
        {reason ? (
          <div>
            <Button variant="danger" reason={reason}>
              End it
            </Button>
          </div>
        ) : (
          <div>
            <ConfirmDialog
              title={`End “${title}”?`}
              trigger={<Button variant="danger">End it</Button>}
              confirmLabel="End it"
              danger
              typeToConfirm={slug}
              onConfirm={async () => setAnswer(await retirePactAction({ slug }))}
            >
              Its agents are denied what no other pact covers. Where another pact covers it, the promises of this one no longer hold.
            </ConfirmDialog>
          </div>
        )}
      </div>
    </Panel>
  );
}
