import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { draw } from "../testing/screen";
import { Button } from "./button";

describe("a button", () => {
  test("that can't be pressed says why, stays reachable and does nothing", async () => {
    const onClick = vi.fn();
    draw(
      <Button onClick={onClick} reason="Sign-off needs a trust lead: Ana">
        Sign off
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Sign off" });
    await userEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Sign-off needs a trust lead: Ana");
  });

  test("at work keeps its focus and can't send twice", async () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    draw(
      <form onSubmit={onSubmit}>
        <Button type="submit" pending pendingLabel="Saving…">
          Save
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Saving…" }));
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
