"use client";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { Option } from "@/components/ui/select";
import type { AgentListRow } from "@/lib/contract/agents";
import { textOf } from "../../_components/form-values";
import { NameAndSlug } from "../../_components/name-and-slug";
import { SettingForm } from "../../_components/setting-form";
import { changeAgent, registerAgent } from "../actions";

export function AgentForm({ agent, teams, reason }: { agent: AgentListRow | null; teams: Option[]; reason: string | null }) {
  return (
    <SettingForm
      action={(form) => {
        const facts = { name: textOf(form, "name"), ownerTeam: textOf(form, "ownerTeam") };
        return agent ? changeAgent({ agentId: agent.id, ...facts }) : registerAgent({ slug: textOf(form, "slug"), ...facts });
      }}
      submit={agent ? "Save" : "Register the agent"}
      done={agent ? "The agent was saved." : "The agent was registered. Register its build next, on the agent’s page."}
      backTo="/settings/agents"
      reason={reason}
    >
      {agent ? (
        <TextField label="Name" name="name" defaultValue={agent.name} autoComplete="off" />
      ) : (
        <NameAndSlug slugHint="The agent sends it with every request. It never changes." />
      )}
      <SelectField
        label="Owner"
        name="ownerTeam"
        options={teams}
        placeholder="Choose a team"
        defaultValue={agent?.ownerTeam ?? ""}
        hint="The team that answers for it. Its members don’t decide the agent’s review items and don’t verify its builds."
        className="max-w-96"
      />
    </SettingForm>
  );
}
