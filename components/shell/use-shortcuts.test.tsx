import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { draw } from "../testing/screen";
import { SHORTCUT_KEYS } from "../ui/choices";
import { useShortcuts } from "./use-shortcuts";

const goToReviews = vi.fn();
const approve = vi.fn();
const showHelp = vi.fn();

function Page() {
  const queue = useRef<HTMLElement>(null);
  useShortcuts({
    group: "Everywhere",
    shortcuts: [
      { keys: "g r", label: "Reviews", run: goToReviews },
      { keys: "?", label: "Help", run: showHelp },
    ],
  });
  useShortcuts({ group: "Queue", region: queue, shortcuts: [{ keys: "a", label: "Approve", run: approve }] });
  return (
    <>
      <section ref={queue} aria-label="Queue">
        <button type="button">A row</button>
        <input aria-label="Note" />
        <textarea aria-label="Comment" />
        <select aria-label="Reason" />
      </section>
      <button type="button">Elsewhere</button>
    </>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  draw(<Page />);
});

const focus = (name: string) => screen.getByRole("button", { name }).focus();

describe("keyboard shortcuts", () => {
  test("a sequence works anywhere on the page", async () => {
    await userEvent.keyboard("gr");
    expect(goToReviews).toHaveBeenCalledOnce();
  });

  test("the wrong second key leads nowhere", async () => {
    await userEvent.keyboard("gxr");
    expect(goToReviews).not.toHaveBeenCalled();
  });

  test("keys that decide work only where they belong", async () => {
    focus("Elsewhere");
    await userEvent.keyboard("a");
    expect(approve).not.toHaveBeenCalled();
    focus("A row");
    await userEvent.keyboard("a");
    expect(approve).toHaveBeenCalledOnce();
  });

  test.each(["Note", "Comment"])("in %s a letter is a letter", async (name) => {
    const field = screen.getByRole<HTMLInputElement>("textbox", { name });
    await userEvent.type(field, "agr?");
    expect(field.value).toBe("agr?");
    for (const run of [approve, goToReviews, showHelp]) expect(run).not.toHaveBeenCalled();
  });

  test("a select keeps its letters, too", async () => {
    screen.getByRole("combobox", { name: "Reason" }).focus();
    await userEvent.keyboard("a");
    expect(approve).not.toHaveBeenCalled();
  });

  test("keys with a modifier belong to the browser", async () => {
    focus("A row");
    await userEvent.keyboard("{Control>}a{/Control}{Meta>}a{/Meta}{Alt>}a{/Alt}");
    expect(approve).not.toHaveBeenCalled();
  });

  test("they can all be turned off", async () => {
    localStorage.setItem(SHORTCUT_KEYS.key, "off");
    focus("A row");
    await userEvent.keyboard("a?gr");
    for (const run of [approve, goToReviews, showHelp]) expect(run).not.toHaveBeenCalled();
  });
});
