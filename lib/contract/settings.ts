import { z } from "zod";
import { displayName, yesOrNo } from "./names";

/** Requests a key may make in a minute where neither the key nor the organisation says otherwise. */
export const DEFAULT_RATE_PER_MINUTE = 6_000;
/** Seconds in which an approval can be taken back, by tier. */
const DEFAULT_UNDO_SECONDS = { tier1: 10, tier2: 8, tier3: 5 } as const;
const LONGEST_UNDO_SECONDS = 60;

const seconds = z
  .int({ error: "Give whole seconds." })
  .min(0, "Seconds can't be negative.")
  .max(LONGEST_UNDO_SECONDS, `At most ${LONGEST_UNDO_SECONDS} seconds: the agent is waiting.`);
const currency = z.string().regex(/^[A-Z]{3}$/, "Currencies are three capital letters, such as EUR.");
const limit = z.int({ error: "Give a whole number of minor units (cents)." }).min(0, "A limit can't be negative.");

/** Every setting of the organisation, with the shape of its value. */
export const SETTINGS = {
  organisation_name: displayName("the organisation's name"),
  mode_label: z
    .string({ error: "Give a label." })
    .trim()
    .regex(/^[A-Za-z0-9 ._-]{1,30}$/, "Use up to 30 letters and digits, such as PRODUCTION."),
  tier_limits: z.record(currency, limit, { error: "Give an amount in minor units for each currency." }),
  rate_per_minute: z
    .int({ error: "Give a whole number of requests." })
    .min(1, "Allow at least one request a minute.")
    .max(1_000_000, "Allow at most a million a minute."),
  undo_window_seconds: z.strictObject({ tier1: seconds, tier2: seconds, tier3: seconds }),
  sample: yesOrNo,
} as const;
export type SettingName = keyof typeof SETTINGS;
export type Settings = { [K in SettingName]: z.output<(typeof SETTINGS)[K]> };

export const DEFAULT_SETTINGS: Settings = {
  organisation_name: "Your organisation",
  mode_label: "PRODUCTION",
  tier_limits: {},
  rate_per_minute: DEFAULT_RATE_PER_MINUTE,
  undo_window_seconds: DEFAULT_UNDO_SECONDS,
  sample: false,
};

const change = <K extends SettingName>(name: K) => z.strictObject({ name: z.literal(name), value: SETTINGS[name] });

export const ChangeSettingInput = z.discriminatedUnion(
  "name",
  [change("organisation_name"), change("mode_label"), change("tier_limits"), change("rate_per_minute"), change("undo_window_seconds"), change("sample")],
  { error: `There is no such setting. There are ${Object.keys(SETTINGS).join(", ")}.` },
);
export type ChangeSettingInput = z.input<typeof ChangeSettingInput>;
