import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { draw } from "../testing/screen";
import type { Announcement } from "./announcement-queue";
import { AnnouncerProvider, useAnnounce } from "./announcer";

let announce: (message: string, options?: Announcement) => void;

function Speaker() {
  announce = useAnnounce();
  return null;
}

const say = (message: string, options?: Announcement) => act(() => announce(message, options));
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const polite = () => screen.getByRole("status").textContent;
const urgent = () => screen.getByRole("alert").textContent;

beforeEach(() => {
  vi.useFakeTimers();
  draw(
    <AnnouncerProvider>
      <Speaker />
    </AnnouncerProvider>,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

describe("announcements", () => {
  test("both regions are there from the start, empty", () => {
    expect([polite(), urgent()]).toEqual(["", ""]);
  });

  test("ten messages in ten seconds are one", () => {
    say("1 new item.", { key: "new" });
    expect(polite()).toBe("1 new item.");
    for (let count = 2; count <= 10; count++) say(`${count} new items.`, { key: "new" });
    expect(polite()).toBe("1 new item.");
    pass(10_000);
    expect(polite()).toBe("10 new items.");
  });

  test("messages about different things wait together and are said together", () => {
    say("First");
    say("4 new items", { key: "new" });
    say("Lane of ap-agent is Degrade", { key: "lane" });
    pass(10_000);
    expect(polite()).toBe("4 new items. Lane of ap-agent is Degrade.");
  });

  test("the answer to one's own action comes at once", () => {
    say("First");
    say("Approved rev_8F2", { now: true });
    expect(polite()).toBe("Approved rev_8F2.");
  });

  test("what is urgent doesn't wait and doesn't hold up the rest", () => {
    say("First");
    say("Disconnected.", { priority: "assertive" });
    expect(urgent()).toBe("Disconnected.");
  });

  test("the same sentence twice is heard twice", () => {
    say("Saved", { now: true });
    const first = polite();
    say("Saved", { now: true });
    expect(polite()).not.toBe(first);
  });
});
