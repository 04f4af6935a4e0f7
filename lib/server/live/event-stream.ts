import "server-only";
import { SECOND } from "@/lib/core/time";
import { type Changes, feed, newestEntry } from "./feed";
import { hub } from "./hub";

const HEARTBEAT = 15 * SECOND;

type Wishes = {
  /** The newest entry that the screen has seen, where it was connected before. */
  after: string | null;
  /** Aborted when nobody listens any more. */
  signal: AbortSignal;
  /** Whether whoever listens may still: asked with every heartbeat. */
  isStillWelcome: () => Promise<boolean>;
};

/**
 * Server-sent events for one screen: a message for each kind of entry that was written, then `changed` with all of them and
 * the id to resume from. A heartbeat every fifteen seconds tells the screen that silence is silence.
 */
export function eventStream({ after, signal, isStillWelcome }: Wishes): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = (): void => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const tell = (changes: Changes): void => write(messages(changes));
      const beat = (): void => write(message({ type: "heartbeat", at: new Date().toISOString() }));
      const stop = feed.listen(tell, () => end());
      const timer = setInterval(() => {
        beat();
        isStillWelcome().then(
          (welcome) => (welcome ? undefined : end()),
          () => {},
        );
      }, HEARTBEAT);
      let ended = false;
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(timer);
        stop();
        signal.removeEventListener("abort", end);
        // Already closed where the screen itself went away.
        if (!signal.aborted) controller.close();
      };
      signal.addEventListener("abort", end);
      if (hub.ending.aborted || signal.aborted) return end();
      write("retry: 2000\n\n");
      beat();
      // Listening has begun, so nothing falls between what is asked here and what is told.
      const newest = await newestEntry().catch(() => null);
      if (newest !== null && after !== null && after !== newest && !ended) tell({ id: newest, types: ["live.resumed"], at: Date.now() });
    },
    cancel: () => end(),
  });
}

const message = (data: object, id?: string): string => `${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

function messages({ id, types, at }: Changes): string {
  const iso = new Date(at).toISOString();
  return types.map((type) => message({ type, at: iso })).join("") + message({ type: "changed", types, at: iso }, id);
}
