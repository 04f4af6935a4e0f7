import type { TeamHours } from "@/lib/contract/teams";
import { WEEKDAYS, type Weekday } from "@/lib/contract/weekdays";

export const DAY_NAMES = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const satisfies Record<Weekday, string>;

type Shifts = { from: string; to: string }[];

/** `09:00-12:00, 13:00-17:00` */
export const shiftsText = (shifts: Shifts = []): string => shifts.map(({ from, to }) => `${from}-${to}`).join(", ");

/** The same read back. What can't be read is kept as it is, so that the refusal shows it. */
export const readShifts = (text: string): Shifts =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [from = "", to = ""] = part.split(/\s*[-–]\s*/);
      return { from, to };
    });

/** The week in few words: days with the same hours are joined. */
export function describeHours(hours: TeamHours | null): string {
  if (hours === null) return "Around the clock";
  const groups: { days: Weekday[]; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = shiftsText(hours[day]);
    if (text === "") continue;
    const last = groups.at(-1);
    if (last?.text === text && WEEKDAYS.indexOf(last.days.at(-1) ?? day) === WEEKDAYS.indexOf(day) - 1) last.days.push(day);
    else groups.push({ days: [day], text });
  }
  if (groups.length === 0) return "Never";
  return groups.map(({ days, text }) => `${daysText(days)} ${text}`).join("; ");
}

function daysText(days: readonly Weekday[]): string {
  const short = (day: Weekday | undefined) => (day ? DAY_NAMES[day].slice(0, 3) : "");
  return days.length > 1 ? `${short(days[0])}–${short(days.at(-1))}` : short(days[0]);
}
