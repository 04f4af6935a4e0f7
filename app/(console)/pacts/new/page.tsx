import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { EditPact } from "../_components/edit-pact";

export const metadata: Metadata = { title: "A new pact" };

export default async function NewPactPage() {
  const actor = await requireActor();
  return (
    <>
      <PageHeader title="A new pact" trail={[{ label: "Pacts", href: "/pacts" }]} description="Nothing takes effect before it is published." />
      <EditPact actor={actor} slug={null} />
    </>
  );
}
