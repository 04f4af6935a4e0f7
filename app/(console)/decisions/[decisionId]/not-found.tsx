import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function DecisionNotFound() {
  return (
    <>
      <PageHeader title="There is no such decision" description="No answer was ever given under this id; decisions are never removed." />
      <LinkButton href="/history">Look in history</LinkButton>
    </>
  );
}
