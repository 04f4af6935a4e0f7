"use client";
import { useRef } from "react";
import { DecisionNotices } from "@/components/reviews/decision-notices";
import type { ReviewActions } from "@/components/reviews/review-actions";
import { UndoBar } from "@/components/reviews/undo-bar";
import { useDecisions } from "@/components/reviews/use-decisions";
import { useReviewNews } from "@/components/reviews/use-review-news";
import { useAnnounce } from "@/components/shell/announcer";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { DecideReviewInput, ReviewFilter } from "@/lib/contract/reviews";
import { formatCount } from "@/lib/format/format-count";
import { ItemPane } from "./item-pane";
import { QueueEmpty } from "./queue-empty";
import { ReviewGrid } from "./review-grid";
import { timeLeft } from "./time-left";
import { useEntered } from "./use-entered";
import { useQueue } from "./use-queue";
import { useQueueKeys } from "./use-queue-keys";

type ReviewWorkspaceProps = { filter: ReviewFilter; initiallySelected: string | null; actions: ReviewActions };

/** The queue beside one of its items: read, decide, and on to the next. */
export function ReviewWorkspace({ filter, initiallySelected, actions }: ReviewWorkspaceProps) {
  const announce = useAnnounce();
  const workspace = useRef<HTMLDivElement>(null);
  const itemPane = useRef<HTMLElement>(null);
  const working = useEntered(workspace);
  const queue = useQueue(filter, initiallySelected, working);
  const decisions = useDecisions(actions);
  const { page, rows, waiting, selected, active } = queue;
  useReviewNews();

  const toItem = () => itemPane.current?.querySelector<HTMLElement>("[data-focus-target]")?.focus();
  const toList = () => {
    if (selected) queue.select(selected, "row");
  };

  function decide(input: DecideReviewInput, title: string) {
    void decisions.send(input, title);
    // The list goes on at once; what came of the answer is told when the server has said it.
    const next = queue.nextOpen(input.reviewId);
    if (next) queue.select(next, "row");
    else toList();
  }

  async function takeBack() {
    const back = await decisions.takeBack();
    if (back) queue.select(back, "row");
  }

  useQueueKeys({ workspace, move: queue.move, toItem, toList, showNew: queue.showNew });
  useShortcuts({
    group: "Decide",
    region: workspace,
    shortcuts: [{ keys: "t", label: "Say the time that is left", run: () => active && announce(timeLeft(active, Date.now()), { now: true }) }],
  });

  return (
    <div ref={workspace} tabIndex={-1} className="flex min-h-0 grow flex-col gap-3 outline-none">
      <DecisionNotices notices={decisions.notices} onDismiss={decisions.dismiss} onShow={(id) => queue.select(id, "none")} />
      <div className="grid min-h-0 grow gap-3 split:grid-cols-[minmax(26.25rem,44fr)_minmax(32.5rem,56fr)]">
        <section aria-label="Queue" className="flex min-h-0 min-w-0 flex-col overflow-hidden rounded-panel border border-border bg-surface">
          {waiting > 0 ? (
            <Button variant="quiet" size="small" shortcut="." onClick={queue.showNew} className="m-1">
              {formatCount(waiting, "new item")} above: show
            </Button>
          ) : null}
          {queue.list.isError && !page ? (
            <ErrorPanel
              title="The queue could not be loaded"
              safe="Held actions stay held, and their deadlines go on at the server."
              error={queue.list.error}
              onRetry={() => void queue.list.refetch()}
            />
          ) : rows.length === 0 && page ? (
            <QueueEmpty filter={filter} page={page} />
          ) : (
            <ReviewGrid
              rows={rows}
              filter={filter}
              selected={selected}
              sending={decisions.sending}
              focus={queue.focus}
              onSelect={(id) => queue.select(id, "row")}
              onEnter={(id) => {
                queue.select(id, "none");
                toItem();
              }}
            />
          )}
          {page && page.more > 0 ? (
            <p className="border-t border-border px-4 py-2 text-table text-muted">
              {formatCount(page.more, "more item")} than fit here. Search narrows the list down.
            </p>
          ) : null}
          {decisions.undoable ? (
            <div className="p-2">
              <UndoBar undoable={decisions.undoable} undoing={decisions.undoing} onUndo={takeBack} onOver={decisions.forgetUndo} region={workspace} />
            </div>
          ) : null}
        </section>
        <section
          key={selected}
          ref={itemPane}
          aria-label="Item"
          className="min-h-0 min-w-0 overflow-y-auto rounded-panel border border-border bg-surface px-4 pt-4 max-split:hidden"
        >
          <ItemPane reviewId={selected} engaged={working} sending={decisions.sending} region={workspace} withdraw={actions.withdraw} onDecide={decide} />
        </section>
      </div>
    </div>
  );
}
