/** Names one decision, so that sending it again doesn't make it twice. Not `randomUUID`, which plain HTTP doesn't have. */
export const newIdempotencyKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
