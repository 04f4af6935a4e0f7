import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function SettingNotFound() {
  return (
    <>
      <PageHeader title="That isn't registered" description="It may have been mistyped, or it belongs to another organisation." />
      <LinkButton href="/settings">Go to Settings</LinkButton>
    </>
  );
}
