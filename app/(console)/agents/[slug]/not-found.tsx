import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function AgentNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such agent"
        trail={[{ label: "Agents", href: "/agents" }]}
        description="It was never registered under this name. Agents keep their names, so a link to one stays good."
      />
      <LinkButton href="/agents">All agents</LinkButton>
    </>
  );
}
