import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ReviewNotFound() {
  return (
    <>
      <PageHeader title="There is no such item" />
      <EmptyState title="Nothing is held under this id" action={<LinkButton href="/reviews">To the queue</LinkButton>}>
        The address may be cut off. Items stay in the queue's second list after they were answered.
      </EmptyState>
    </>
  );
}
