import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function PactNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such pact"
        trail={[{ label: "Pacts", href: "/pacts" }]}
        description="It was never written at this address, or its only draft was discarded. History keeps what was written."
      />
      <LinkButton href="/pacts">All pacts</LinkButton>
    </>
  );
}
