import "server-only";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/core/time";
import { oncePerProcess } from "../process/once-per-process";

type Rule = { /** Tries that cost nothing. */ free: number; first: Duration; longest: Duration };
type Tries = { count: number; at: Instant };

/** One person at one place; one account from anywhere, mildly, so that nobody can lock somebody out; one place, whoever it tries. */
const RULES = {
  personAtPlace: { free: 5, first: 15 * SECOND, longest: 15 * MINUTE },
  account: { free: 30, first: 15 * SECOND, longest: MINUTE },
  place: { free: 60, first: MINUTE, longest: 15 * MINUTE },
} as const satisfies Record<string, Rule>;

const FORGOTTEN_AFTER = HOUR;
const MOST_REMEMBERED = 20_000;

/** Slows down guessing. Treats e-mail addresses that belong to nobody like all others. */
export class SignInThrottle {
  readonly #tries = new Map<string, Tries>();

  /** Counts a try and answers 0, or how long to wait before the next one is looked at. */
  take(email: string, place: string, at: Instant): Duration {
    const keys = keysOf(email, place);
    const wait = Math.max(...keys.map(([key, rule]) => this.#wait(key, rule, at)));
    if (wait > 0) return wait;
    for (const [key] of keys) this.#count(key, at);
    return 0;
  }

  /** The person was who they said. */
  succeeded(email: string, place: string): void {
    for (const [key] of keysOf(email, place)) {
      const tries = this.#tries.get(key);
      if (tries) tries.count -= 1;
    }
    this.#tries.delete(personAtPlace(email, place));
  }

  #wait(key: string, { free, first, longest }: Rule, at: Instant): Duration {
    const tries = this.#recent(key, at);
    if (!tries || tries.count < free) return 0;
    const wait = Math.min(longest, first * 2 ** Math.min(tries.count - free, 20));
    return Math.max(0, tries.at + wait - at);
  }

  #count(key: string, at: Instant): void {
    const count = (this.#recent(key, at)?.count ?? 0) + 1;
    // Put in anew, so that the map's own order is the order of the last tries.
    this.#tries.delete(key);
    this.#tries.set(key, { count, at });
    if (this.#tries.size <= MOST_REMEMBERED) return;
    for (const oldest of this.#tries.keys()) {
      this.#tries.delete(oldest);
      break;
    }
  }

  #recent(key: string, at: Instant): Tries | undefined {
    const tries = this.#tries.get(key);
    return tries && at - tries.at < FORGOTTEN_AFTER ? tries : undefined;
  }
}

const personAtPlace = (email: string, place: string): string => `${email}\n${place}`;

const keysOf = (email: string, place: string): [string, Rule][] => [
  [personAtPlace(email, place), RULES.personAtPlace],
  [`account\n${email}`, RULES.account],
  [`place\n${place}`, RULES.place],
];

export const signInThrottle = oncePerProcess("auth.sign-in-throttle", () => new SignInThrottle());
