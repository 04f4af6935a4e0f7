import "server-only";
import type { KeyId } from "@/lib/core/ids";
import { type Instant, MINUTE } from "@/lib/core/time";

type Bucket = { tokens: number; at: Instant; refused: number; toldAt: Instant };

/** Token buckets in memory, one per key and process: a minute's allowance may be used at once and refills evenly. */
export class RateLimit {
  readonly #buckets = new Map<KeyId, Bucket>();

  /** Milliseconds until the next request is welcome; 0: this one is. */
  take(key: KeyId, perMinute: number, at: Instant): number {
    const rate = perMinute / MINUTE;
    const bucket = this.#buckets.get(key) ?? { tokens: perMinute, at, refused: 0, toldAt: Number.NEGATIVE_INFINITY };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, at - bucket.at) * rate);
    bucket.at = at;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    bucket.refused += 1;
    return Math.ceil((1 - bucket.tokens) / rate);
  }

  /** How many requests were refused since history was last told; 0 where it was told within the last minute. */
  toTell(key: KeyId, at: Instant): number {
    const bucket = this.#buckets.get(key);
    if (!bucket || bucket.refused === 0 || at - bucket.toldAt < MINUTE) return 0;
    const { refused } = bucket;
    bucket.refused = 0;
    bucket.toldAt = at;
    return refused;
  }
}
