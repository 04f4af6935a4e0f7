import { setServerTime } from "../ui/clock";

/**
 * `connecting` until the first word from the server; `reconnecting` after two missed heartbeats or a broken stream;
 * `offline` a minute after the last word; `paused` when the person wanted it so.
 */
export type LiveState = "connecting" | "live" | "reconnecting" | "offline" | "paused";
export type LiveStatus = { state: LiveState /** When the server was last heard, ISO 8601. */; asOf: string | null };

/** One event of the stream: `id` is its sequence number, `type` its event type. */
export type LiveMessage = { id: string | null; type: string; [field: string]: unknown };

const HEARTBEAT = 15_000;
const MISSED = 2 * HEARTBEAT + 2_000;
const OFFLINE = 60_000;
const LONGEST_PAUSE = 15_000;

type Wiring = { url: string; onStatus: (status: LiveStatus) => void; onMessage: (message: LiveMessage) => void; open?: (url: string) => EventSource };

/** Keeps one stream open, judges from its silence whether what is on the screen can be trusted, and resumes where it broke off. */
export class LiveConnection {
  private source: EventSource | null = null;
  private status: LiveStatus = { state: "connecting", asOf: null };
  private heardAt = 0;
  private lastId: string | null = null;
  private attempts = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly wiring: Wiring) {}

  start() {
    this.heardAt = Date.now();
    this.connect();
    this.watchSilence();
  }

  stop() {
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  pause() {
    this.stop();
    this.set("paused");
  }

  resume() {
    if (this.status.state !== "paused") return;
    this.set("reconnecting");
    this.start();
  }

  private connect() {
    this.source?.close();
    const { url, open = (address) => new EventSource(address) } = this.wiring;
    // A browser sends Last-Event-ID only when it reconnects by itself; a new stream has to say it in the address.
    const source = open(this.lastId === null ? url : `${url}?after=${encodeURIComponent(this.lastId)}`);
    this.source = source;
    source.onopen = () => this.heard();
    source.onmessage = (event: MessageEvent<string>) => this.take(event);
    source.onerror = () => this.broken(source);
  }

  private take(event: MessageEvent<string>) {
    this.heard();
    if (event.lastEventId) this.lastId = event.lastEventId;
    const message = readMessage(event);
    if (message === null) return;
    if (message.type === "heartbeat") {
      if (typeof message.at === "string") setServerTime(Date.parse(message.at));
      return;
    }
    this.wiring.onMessage(message);
  }

  private heard() {
    const before = this.status.state;
    this.heardAt = Date.now();
    this.attempts = 0;
    this.set("live");
    this.watchSilence();
    if (before === "reconnecting" || before === "offline") this.wiring.onMessage({ id: null, type: "live.resumed" });
  }

  private broken(source: EventSource) {
    if (source !== this.source) return;
    if (this.status.state === "live") this.set("reconnecting");
    if (source.readyState !== source.CLOSED) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), Math.min(1_000 * 2 ** this.attempts++, LONGEST_PAUSE));
  }

  private watchSilence() {
    clearTimeout(this.silence);
    const silent = Date.now() - this.heardAt;
    if (silent >= OFFLINE) {
      this.set("offline");
      return;
    }
    if (silent >= MISSED && this.status.state === "live") this.set("reconnecting");
    this.silence = setTimeout(() => this.watchSilence(), (silent < MISSED ? MISSED : OFFLINE) - silent);
  }

  private set(state: LiveState) {
    this.status = { state, asOf: new Date(this.heardAt).toISOString() };
    this.wiring.onStatus(this.status);
  }
}

function readMessage({ data, lastEventId }: MessageEvent<string>): LiveMessage | null {
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body !== "object" || body === null || !("type" in body) || typeof body.type !== "string") return null;
    return { ...body, type: body.type, id: lastEventId || null };
  } catch {
    return null;
  }
}
