import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ConsoleNotFound() {
  return (
    <>
      <PageHeader title="There is nothing at this address" description="It may have been mistyped, or it names something that isn't there any more." />
      <LinkButton href="/reviews">Go to Reviews</LinkButton>
    </>
  );
}
