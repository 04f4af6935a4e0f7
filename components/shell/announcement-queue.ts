export type Announcement = {
  /** Assertive is for: a claim about to lapse, evidence changed under one's hands, the gravest item due, disconnected. */
  priority?: "polite" | "assertive";
  /** A later message with the same key takes the place of one still waiting. */
  key?: string;
  /** Said at once: the answer to what a person has just done. */
  now?: boolean;
};

type Say = (region: "polite" | "assertive", message: string) => void;

/** At most one polite message in ten seconds, so that listening stays possible; what waits is joined by key. */
export class AnnouncementQueue {
  private waiting = new Map<string, string>();
  private lastSaidAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unnamed = 0;

  constructor(
    private readonly say: Say,
    private readonly interval = 10_000,
  ) {}

  announce(message: string, { priority = "polite", key, now = false }: Announcement = {}) {
    if (priority === "assertive") {
      this.say("assertive", message);
      return;
    }
    const name = key ?? `unnamed:${this.unnamed++}`;
    this.waiting.delete(name);
    this.waiting.set(name, message);
    if (now) this.flush();
    else this.flushWhenDue();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }

  private flushWhenDue() {
    const due = this.lastSaidAt + this.interval - Date.now();
    if (due <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), due);
  }

  private flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.size === 0) return;
    const message = [...this.waiting.values()].map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(" ");
    this.waiting.clear();
    this.lastSaidAt = Date.now();
    this.say("polite", message);
  }
}
