import { notFound } from "next/navigation";
import { PactEditor } from "@/components/pacts/editor/pact-editor";
import { ReadOnlyNote } from "@/components/ui/read-only-note";
import { may } from "@/lib/core/members/permissions";
import { type MemberActor, standingOf } from "@/lib/server/auth/actor";
import { listHolders } from "@/lib/server/members/reads";
import { listPactNames, listTrustLeads, loadEditor } from "@/lib/server/pacts/editor-reads";
import { checkDraftAction, enforceVersionAction, loadNewerAction, saveDraftAction } from "../actions";

/** The form with what it needs, or who could use it. */
export async function EditPact({ actor, slug, at }: { actor: MemberActor; slug: string | null; at?: string }) {
  if (!may(standingOf(actor), "pacts.author")) {
    const { names } = await listHolders(actor, "pacts.author");
    return <ReadOnlyNote what="Writing a pact" needs="Product owner or Trust lead" holders={names} />;
  }
  const [initial, names, trustLeads] = await Promise.all([loadEditor(actor, slug), listPactNames(actor), listTrustLeads(actor)]);
  if (!initial) notFound();
  return (
    <PactEditor
      initial={initial}
      names={names}
      viewer={{ id: actor.id }}
      trustLeads={trustLeads}
      at={at}
      actions={{ save: saveDraftAction, check: checkDraftAction, newer: loadNewerAction, publish: enforceVersionAction }}
    />
  );
}
