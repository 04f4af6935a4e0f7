import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { draw } from "../testing/screen";
import { FiveAnswers } from "./five-answers";

const given = {
  obligation: { answer: "Every figure cites its source." },
  evidence: { answer: "citation-eval, 200 cases" },
  freshness: { answer: "Fresh" },
  changes: { answer: "Degrade at 14:10 UTC unless renewed" },
  owner: { answer: "Payments Ops" },
} as const;

const answerTo = (term: string) => {
  const title = screen.getByText(term, { selector: "dt" });
  return within(title.parentElement as HTMLElement).getByRole("definition");
};

describe("the five answers", () => {
  test("all five are there, in their order", () => {
    draw(<FiveAnswers {...given} />);
    expect(screen.getAllByRole("term").map((term) => term.textContent)).toEqual(["Obligation", "Evidence", "Freshness", "What changes", "Owner"]);
    expect(answerTo("Owner").textContent).toBe("Payments Ops");
  });

  test("a missing answer says so, and links to its fix", () => {
    draw(<FiveAnswers {...given} owner={{ missing: "assign a team", href: "/pacts/pact_1/edit" }} />);
    expect(answerTo("Owner").textContent).toBe("Missing — assign a team");
    expect(screen.getByRole("link", { name: "assign a team" }).getAttribute("href")).toBe("/pacts/pact_1/edit");
  });

  test("an answer that is empty after all counts as missing, never as blank", () => {
    draw(<FiveAnswers {...given} evidence={{ answer: "" }} freshness={{ answer: null }} />);
    expect(answerTo("Evidence").textContent).toContain("Missing");
    expect(answerTo("Freshness").textContent).toContain("Missing");
  });
});
