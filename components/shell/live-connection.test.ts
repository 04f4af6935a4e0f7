import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LiveConnection, type LiveMessage, type LiveStatus } from "./live-connection";

/** A stream that the test speaks for. */
class FakeStream {
  static readonly CLOSED = 2;
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string; lastEventId: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {}
  close() {
    this.readyState = 2;
  }
  says(body: object, id = "") {
    this.onmessage?.({ data: JSON.stringify(body), lastEventId: id });
  }
  breaks(closed: boolean) {
    this.readyState = closed ? 2 : 0;
    this.onerror?.();
  }
}

let streams: FakeStream[];
let statuses: LiveStatus[];
let messages: LiveMessage[];
let connection: LiveConnection;
const stream = () => streams.at(-1) as FakeStream;
const state = () => statuses.at(-1)?.state;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-23T14:00:00Z") });
  [streams, statuses, messages] = [[], [], []];
  connection = new LiveConnection({
    url: "/events",
    onStatus: (status) => statuses.push(status),
    onMessage: (message) => messages.push(message),
    open: (url) => {
      streams.push(new FakeStream(url));
      return stream() as unknown as EventSource;
    },
  });
  connection.start();
});
afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

describe("the stream of events", () => {
  test("is live from its first word on, and hands on what it says", () => {
    stream().onopen?.();
    stream().says({ type: "review.approved", reviewId: "rev_1" }, "41");
    expect(state()).toBe("live");
    expect(messages).toEqual([{ type: "review.approved", reviewId: "rev_1", id: "41" }]);
  });

  test("a heartbeat keeps it live and is nobody else's business", () => {
    stream().onopen?.();
    for (let beat = 0; beat < 8; beat++) {
      vi.advanceTimersByTime(15_000);
      stream().says({ type: "heartbeat", at: new Date().toISOString() });
    }
    expect(state()).toBe("live");
    expect(messages).toEqual([]);
  });

  test("two missed heartbeats are Reconnecting, a minute of silence is Offline, and it says since when", () => {
    stream().onopen?.();
    vi.advanceTimersByTime(29_000);
    expect(state()).toBe("live");
    vi.advanceTimersByTime(6_000);
    expect(state()).toBe("reconnecting");
    vi.advanceTimersByTime(25_000);
    expect(statuses.at(-1)).toEqual({ state: "offline", asOf: "2026-11-23T14:00:00.000Z" });
  });

  test("a stream that was closed is opened again where it broke off", () => {
    stream().onopen?.();
    stream().says({ type: "lane.changed" }, "88");
    stream().breaks(true);
    expect(state()).toBe("reconnecting");
    vi.advanceTimersByTime(1_000);
    expect(stream().url).toBe("/events?after=88");
    stream().onopen?.();
    expect(state()).toBe("live");
    expect(messages.at(-1)?.type).toBe("live.resumed");
  });

  test("what isn't JSON, or has no type, is let pass", () => {
    stream().onopen?.();
    stream().onmessage?.({ data: "not json", lastEventId: "1" });
    stream().says({ no: "type" }, "2");
    expect(messages).toEqual([]);
    expect(state()).toBe("live");
  });

  test("paused means that nothing comes until it is resumed", () => {
    stream().onopen?.();
    connection.pause();
    expect(state()).toBe("paused");
    vi.advanceTimersByTime(120_000);
    expect(state()).toBe("paused");
    connection.resume();
    stream().onopen?.();
    expect(state()).toBe("live");
  });
});
