"use client";
import { useState } from "react";
import { NumberField, TextField } from "@/components/forms/text-field";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { TeamListRow } from "@/lib/contract/teams";
import { WEEKDAYS } from "@/lib/contract/weekdays";
import { optionalNumber, textOf } from "../../_components/form-values";
import { NameAndSlug } from "../../_components/name-and-slug";
import { SettingForm } from "../../_components/setting-form";
import { changeTeam, createTeam } from "../actions";
import { DAY_NAMES, readShifts, shiftsText } from "./hours-text";

const OFFICE = "09:00-17:00";

function read(form: FormData) {
  const hours =
    form.get("when") === "always"
      ? null
      : Object.fromEntries(WEEKDAYS.map((day) => [day, readShifts(textOf(form, `hours.${day}`))]).filter(([, shifts]) => shifts?.length));
  return { name: textOf(form, "name"), timezone: textOf(form, "timezone"), hours, capacityPerHour: optionalNumber(form, "capacityPerHour") };
}

/** A problem with a part of a day belongs to that day's field, the first one first. */
function byDay<T>(answer: ActionAnswer<T>): ActionAnswer<T> {
  if (answer.status === "done" || !answer.fields) return answer;
  const fields: Record<string, string> = {};
  for (const [field, problem] of Object.entries(answer.fields)) fields[field.replace(/^(hours\.\w+)\[.*$/, "$1")] ??= problem;
  return { ...answer, fields };
}

export function TeamForm({ team, reason }: { team: TeamListRow | null; reason: string | null }) {
  const [when, setWhen] = useState(team?.hours ? "hours" : "always");
  return (
    <SettingForm
      action={async (form) =>
        byDay(team ? await changeTeam({ teamId: team.id, ...read(form) }) : await createTeam({ slug: textOf(form, "slug"), ...read(form) }))
      }
      submit={team ? "Save" : "Add the team"}
      done={team ? "The team was saved." : "The team was added. An admin says who is in it."}
      backTo="/settings/teams"
      reason={reason}
    >
      {team ? <TextField label="Name" name="name" defaultValue={team.name} autoComplete="off" /> : <NameAndSlug />}
      <TextField
        label="Time zone"
        name="timezone"
        defaultValue={team?.timezone ?? "UTC"}
        autoComplete="off"
        hint="Such as Europe/Berlin; UTC where there is none."
        className="max-w-96"
      />
      <RadioGroup
        legend="When it answers"
        name="when"
        value={when}
        onValueChange={setWhen}
        options={[
          { value: "always", label: "Around the clock" },
          { value: "hours", label: "In these hours" },
        ]}
      />
      {when === "hours" ? (
        <div className="grid gap-3 sm:grid-cols-2">
          {WEEKDAYS.map((day, i) => (
            <TextField
              key={day}
              label={DAY_NAMES[day]}
              name={`hours.${day}`}
              autoComplete="off"
              defaultValue={team?.hours ? shiftsText(team.hours[day]) : i < 5 ? OFFICE : ""}
              hint={i === 0 ? "Like 09:00-12:00, 13:00-17:00; empty is a day off." : undefined}
            />
          ))}
        </div>
      ) : null}
      <NumberField
        label="Capacity"
        name="capacityPerHour"
        unit="reviews an hour"
        optional
        defaultValue={team?.capacityPerHour ?? ""}
        hint="What the team can decide with care; a pact that would bring more says so before it is published."
      />
    </SettingForm>
  );
}
