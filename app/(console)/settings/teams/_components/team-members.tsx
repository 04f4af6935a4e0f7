"use client";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toaster";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { TeamListRow } from "@/lib/contract/teams";
import { isTicked, textOf } from "../../_components/form-values";
import { addTeamMember, removeTeamMember } from "../actions";

type Candidate = { id: string; name: string };

export function TeamMembers({ team, candidates, reason }: { team: TeamListRow; candidates: Candidate[]; reason: string | null }) {
  const [refused, setRefused] = useState<string | null>(null);

  async function send(answer: Promise<ActionAnswer>, done: string) {
    const given = await answer;
    setRefused(given.status === "refused" ? given.sentence : null);
    if (given.status === "done") notify({ title: done });
  }

  return (
    <div className="flex flex-col gap-4">
      {refused ? (
        <Notice tone="failure" live>
          {refused}
        </Notice>
      ) : null}
      {team.members.length === 0 ? <p className="text-muted">Nobody is in this team. What its queue holds waits for its default outcome.</p> : null}
      <ul className="divide-y divide-border">
        {team.members.map(({ id, name, lead, disabled }) => (
          <li key={id} className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="min-w-40 grow">
              {name} {lead ? <Badge>Lead</Badge> : null} {disabled ? <Badge tone="quiet">Disabled</Badge> : null}
            </span>
            <Button
              size="small"
              reason={reason}
              onClick={() =>
                send(addTeamMember({ teamId: team.id, memberId: id, lead: !lead }), lead ? `${name} leads the team no more.` : `${name} leads the team.`)
              }
            >
              {lead ? "Make member" : "Make lead"}
              <span className="sr-only">: {name}</span>
            </Button>
            <Button size="small" reason={reason} onClick={() => send(removeTeamMember({ teamId: team.id, memberId: id }), `${name} left the team.`)}>
              Remove<span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {candidates.length > 0 ? (
        <ActionForm
          action={(form) => addTeamMember({ teamId: team.id, memberId: textOf(form, "memberId"), lead: isTicked(form, "lead") })}
          onDone={() => notify({ title: "The team has a new member." })}
          resetWhenDone
          className="max-w-96"
        >
          <SelectField
            label="Add a member"
            name="memberId"
            placeholder="Choose somebody"
            options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
            disabled={reason !== null}
          />
          <Checkbox label="Leads the team" name="lead" disabled={reason !== null} />
          <div>
            <SubmitButton variant="default" reason={reason}>
              Add to the team
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}
