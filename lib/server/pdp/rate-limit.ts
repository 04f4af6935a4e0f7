import "server-only";
import type { KeyId } from "@/lib/core/ids";
import { type Instant, MINUTE } from "@/lib/core/time";

type Bucket = { tokens: number; at: Instant };

/** Token buckets in memory, one per key and process: a minute's allowance may be used at once and refills evenly. */
export class RateLimit {
  readonly #buckets = new Map<KeyId, Bucket>();

  /** Milliseconds until the next request is welcome; 0: this one is. */
  take(key: KeyId, perMinute: number, at: Instant): number {
    const rate = perMinute / MINUTE;
    const bucket = this.#buckets.get(key) ?? { tokens: perMinute, at };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, at - bucket.at) * rate);
    bucket.at = at;
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate);
    bucket.tokens -= 1;
    return 0;
  }
}
