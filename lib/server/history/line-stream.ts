import "server-only";

const NDJSON = "application/x-ndjson; charset=utf-8";

/** Lines as they come, for as long as somebody reads. */
export function lineResponse(lines: AsyncGenerator<string>, headers: Record<string, string> = {}): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { headers: { "content-type": NDJSON, "cache-control": "no-store, no-transform", ...headers } });
}
