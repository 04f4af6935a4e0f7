import { z } from "zod";
import type { MemberId, TeamId } from "../core/ids";
import { displayName, reference, slug, yesOrNo } from "./names";
import { WEEKDAYS } from "./weekdays";

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const timezone = z
  .string({ error: "Give a time zone." })
  .max(64, "No time zone is as long as this.")
  .refine(isTimezone, "This isn't a time zone known here; write it like Europe/Berlin.");
const clock = z.string({ error: "Write a time like 09:00." }).regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Write a time like 09:00.");
const shift = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to, "The end must be after the beginning; split a night at 24:00.");

/** When the team answers, by day of the week in its own time zone; a day left out is a day off. */
export const TeamHours = z.partialRecord(
  z.enum(WEEKDAYS, { error: `Days are ${WEEKDAYS.join(", ")}.` }),
  z.array(shift).max(4, "Use at most four times a day."),
);
export type TeamHours = z.output<typeof TeamHours>;

const capacityPerHour = z
  .int({ error: "Give a whole number of reviews an hour." })
  .min(1, "Give at least one an hour, or leave it empty.")
  .max(10_000, "Nobody decides that many.")
  .nullable();
const teamId = reference("a team by its short name or id");
const memberId = reference("a member by id or e-mail");

export const CreateTeamInput = z.strictObject({
  slug,
  name: displayName(),
  timezone: timezone.default("UTC"),
  /** Null: around the clock. */
  hours: TeamHours.nullable().default(null),
  capacityPerHour: capacityPerHour.default(null),
});
export type CreateTeamInput = z.input<typeof CreateTeamInput>;

/** What is left out stays. */
export const ChangeTeamInput = z.strictObject({
  teamId,
  name: displayName().optional(),
  timezone: timezone.optional(),
  hours: TeamHours.nullable().optional(),
  capacityPerHour: capacityPerHour.optional(),
});
export type ChangeTeamInput = z.input<typeof ChangeTeamInput>;

/** Somebody who is in the team already becomes its lead, or stops being it. */
export const AddTeamMemberInput = z.strictObject({ teamId, memberId, lead: yesOrNo.default(false) });
export type AddTeamMemberInput = z.input<typeof AddTeamMemberInput>;
export const RemoveTeamMemberInput = z.strictObject({ teamId, memberId });

export type TeamListRow = {
  id: TeamId;
  slug: string;
  name: string;
  timezone: string;
  hours: TeamHours | null;
  capacityPerHour: number | null;
  members: { id: MemberId; name: string; lead: boolean; disabled: boolean }[];
};
