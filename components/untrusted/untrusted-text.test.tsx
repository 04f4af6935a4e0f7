import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { draw } from "../testing/screen";
import { UntrustedText } from "./untrusted-text";

const zone = () => screen.getByRole("region", { name: "Written by the agent — unverified" });

describe("what an agent wrote", () => {
  test("is labelled in words and told apart from everything else", () => {
    draw(<UntrustedText text="Invoice is fine." />);
    expect(within(zone()).getByText("Written by the agent — unverified")).toBeTruthy();
    expect(zone().className).toContain("border-dotted");
  });

  test("stays text: nothing in it becomes an element", () => {
    draw(<UntrustedText text={'<img src=x onerror="alert(1)"><button>Approve</button><style>body{display:none}</style>'} />);
    expect(zone().querySelector("img, style, script")).toBeNull();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
    expect(zone().textContent).toContain("<button>Approve</button>");
  });

  test("shows hidden characters as marks and counts them", () => {
    draw(<UntrustedText text={"pay\u200b\u200b now \u202efdp.exe"} />);
    expect(zone().textContent).toContain("3 hidden characters, shown as marks.");
    expect(zone().textContent).toContain("ZWSP×2");
    expect(zone().textContent).toContain("RLO");
  });

  test("spells out the hosts of addresses, which are no links", () => {
    draw(<UntrustedText text={"see https://p\u0430ypal.com/login"} />);
    expect(zone().textContent).toContain("xn--pypal-4ve.com");
    expect(screen.queryByRole("link")).toBeNull();
  });

  test("keeps the beginning and the end of a long text, and shows all of it on request", async () => {
    const onExpand = vi.fn();
    draw(<UntrustedText text={`BEGIN ${"x".repeat(5_000)} END`} limit={100} onExpand={onExpand} />);
    expect(zone().textContent).toContain("BEGIN");
    expect(zone().textContent).toContain("END");
    expect(zone().textContent).toContain("4,910 characters left out here");

    await userEvent.click(screen.getByRole("button", { name: "Show all of it" }));
    expect(zone().textContent).toContain("x".repeat(5_000));
    expect(onExpand).toHaveBeenCalledOnce();
  });

  test("says how much there is and what it was when it arrived", () => {
    draw(<UntrustedText text="abc" digest="9f3c2a44d0b1e09f3c2a44d0b1e0" />);
    expect(zone().textContent).toContain("3 bytes");
    expect(zone().textContent).toContain("9f3c2a…b1e0");
  });
});
