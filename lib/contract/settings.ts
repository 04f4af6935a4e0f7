/** Requests a key may make in a minute where neither the key nor the organisation says otherwise. */
export const DEFAULT_RATE_PER_MINUTE = 6_000;
