import { screen, waitFor, within } from "@testing-library/react";
import userEventDirect, { PointerEventsCheckLevel } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { DraftCheck, NewerVersion, PactInEditor, PactNames, SavedDraft } from "@/lib/contract/pacts";
import { defaultDocument } from "@/lib/core/pacts/new-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { draw } from "../../testing/screen";
import { type EditorActions, PactEditor } from "./pact-editor";
import { toFormValues } from "./to-form-values";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push, refresh: () => undefined }) }));

// The form is large: looking up the styles of everything around each press would be most of the test.
const userEvent = userEventDirect.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
/** Two clauses of the reference pact: enough of everything. */
const twoClauses: PactDocument = { ...invoicePact, clauses: invoicePact.clauses.slice(0, 2) };

const named = (...slugs: string[]) => slugs.map((slug) => ({ slug, name: slug }));
const names: PactNames = {
  teams: named("finance-ops", "payments-ops", "finance-leads", "document-quality", "accounts-payable"),
  agents: named("invoice-bot"),
  sources: named("eval-runner", "erp-audit"),
  counterparties: named("north-supply", "harbour-parts"),
  workflows: [
    {
      slug: "supplier-payments",
      name: "Supplier payments",
      actions: ["payments.release", "invoices.summarise"].map((name) => ({ name, risk: "high", inputs: ["args.amountMinor"] })),
    },
  ],
};
const clean: DraftCheck = {
  findings: [],
  changes: [{ path: "title", sentence: "The title goes from one to another.", direction: "strengthens" }],
  onlyStrengthens: true,
};
const savedAs = (over: Partial<SavedDraft> = {}): ActionAnswer<SavedDraft> => ({
  status: "done",
  value: { pactId: "pact_1", slug: "invoice-payments", number: 2, status: "draft", digest: "sha256:saved", unchanged: false, ...over },
});
const editing = (over: Partial<PactInEditor> = {}): PactInEditor => ({
  document: twoClauses,
  pact: "invoice-payments",
  expected: "sha256:v1",
  number: 2,
  inForce: 1,
  approved: false,
  authors: [],
  savedAt: null,
  note: "",
  ...over,
});
const fromNothing = editing({ document: defaultDocument({ owner: "finance-ops" }), pact: null, expected: null, number: 1, inForce: null });
const conflict: ActionAnswer<SavedDraft> = { status: "refused", code: "version_conflict", sentence: "A newer version of this was saved meanwhile." };
const theirs: NewerVersion = {
  number: 2,
  next: 2,
  digest: "sha256:theirs",
  authors: [{ kind: "member", id: "mem_bo", name: "Bo" }],
  updatedAt: "2026-11-24T12:00:00Z",
  document: { ...twoClauses, title: "Bo's title" },
  changes: [{ path: "title", sentence: "The title goes from “a” to “Bo's title”.", direction: "changes" }],
};

type Drawn = {
  initial?: PactInEditor;
  check?: DraftCheck;
  trustLeads?: { id: string; name: string }[];
  saves?: ActionAnswer<SavedDraft>[];
  newer?: NewerVersion | null;
  beside?: ReactNode;
};

function drawEditor({
  initial = editing(),
  check = clean,
  trustLeads = [{ id: "mem_ana", name: "Ana" }],
  saves = [savedAs()],
  newer = null,
  beside,
}: Drawn = {}) {
  const answers = [...saves];
  const actions = {
    save: vi.fn<EditorActions["save"]>(async () => answers.shift() ?? savedAs()),
    newer: vi.fn<EditorActions["newer"]>(async () => newer),
    publish: vi.fn<EditorActions["publish"]>(async () => ({ status: "done", value: null })),
    check: vi.fn<EditorActions["check"]>(async () => check),
  };
  draw(
    <>
      {beside}
      <PactEditor initial={initial} names={names} viewer={{ id: "mem_olga" }} trustLeads={trustLeads} actions={actions} />
    </>,
  );
  return { ...actions, saved: () => actions.save.mock.calls.at(-1)?.[0].document as PactDocument };
}

const button = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent?.trim()) === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const field = <T extends HTMLElement = HTMLInputElement>(name: string): T => {
  const found = [...document.querySelectorAll<T>("[data-field]")].find(({ dataset }) => dataset.field === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
const labelled = (label: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[aria-label="${label}"]`);
  if (!found) throw new Error(`nothing is called ${label}`);
  return found;
};
const describedBy = (control: HTMLElement): string[] =>
  (control.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
const checkbox = (name: string): HTMLElement => field(name);
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset.field;

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => {
  push.mockClear();
  HTMLElement.prototype.scrollIntoView = vi.fn();
});

describe("authoring a pact in a form", () => {
  test("a product owner lowers a limit, and the saved draft says so and nothing else", async () => {
    const { save, saved } = drawEditor();
    await userEvent.click(button("C-2 limitMinor 500,000"));
    expect(focused()).toBe("clauses.1.params.0.value");
    await userEvent.clear(field("clauses.1.params.0.value"));
    await userEvent.keyboard("400000");
    await userEvent.click(button("Save draft"));
    const expected = structuredClone(twoClauses);
    Object.assign(expected.clauses[1] ?? {}, { params: { limitMinor: 400_000 } });
    expect(saved()).toEqual(expected);
    expect(save.mock.calls[0]?.[0]).toMatchObject({ expected: "sha256:v1", pact: "invoice-payments" });
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
  });

  test("a clause is added with every trigger mapped, and takes the focus", async () => {
    const { saved } = drawEditor();
    await userEvent.click(button("Add a clause"));
    await waitFor(() => expect(focused()).toBe("clauses.2.obligation"));
    await userEvent.keyboard("No payment at night.");
    await userEvent.click(button("Save draft"));
    expect(saved().clauses[2]).toMatchObject({ key: "C-3", obligation: "No payment at night.", owner: "finance-ops" });
    expect(Object.keys(saved().clauses[2]?.consequences ?? {})).toHaveLength(11);
  });

  test("clauses move by buttons, and keep what they say", async () => {
    const { saved } = drawEditor();
    await userEvent.click(button("Move C-2 up"));
    await userEvent.click(button("Save draft"));
    expect(saved().clauses).toEqual([...twoClauses.clauses].reverse());
  });

  test("a clause is removed after a question", async () => {
    const { saved } = drawEditor();
    await userEvent.click(button("Remove C-2"));
    await userEvent.click(await screen.findByText("Remove", { selector: "[role=alertdialog] button" }));
    await waitFor(() => expect(screen.queryByText("Remove C-2?")).toBeNull());
    await userEvent.click(button("Save draft"));
    expect(saved().clauses.map(({ key }) => key)).toEqual(["C-1"]);
  });

  test("a cell of the consequence map is chosen by keyboard, and its name and lane follow", async () => {
    const { saved } = drawEditor();
    const cell = labelled("C-1, evidence stale: review");
    const lane = () => cell.closest("td")?.querySelector<HTMLElement>("[data-lane]")?.dataset.lane;
    cell.focus();
    await userEvent.selectOptions(cell, "block");
    expect([cell.getAttribute("aria-label"), lane()]).toEqual(["C-1, evidence stale: block", "escalate"]);
    await userEvent.selectOptions(cell, "degrade");
    expect([cell.getAttribute("aria-label"), lane()]).toEqual(["C-1, evidence stale: degrade", "degrade"]);
    await userEvent.click(button("Save draft"));
    expect(saved().clauses[0]?.consequences.evidence_stale).toEqual({ do: "degrade" });
  });

  test("the terms of a cell open beneath its row and are saved with it", async () => {
    const { saved } = drawEditor();
    const terms = button("Terms of C-2, condition not met");
    await userEvent.click(terms);
    expect(terms.getAttribute("aria-expanded")).toBe("true");
    const answer = field("clauses.1.consequences.condition_not_met.terms.answerWithin");
    expect(document.getElementById(terms.getAttribute("aria-controls") ?? "")?.contains(answer)).toBe(true);
    expect(answer.value).toBe("30 min");
    await userEvent.clear(answer);
    await userEvent.type(answer, "20 min");
    await userEvent.click(button("Save draft"));
    expect(saved().clauses[1]?.consequences.condition_not_met).toEqual({ do: "review", answerWithin: "PT20M", groups: ["payments-ops", "finance-leads"] });
  });

  test("what isn't mapped says so, and is mapped by the severity's default at a press", async () => {
    const unmapped = structuredClone(twoClauses);
    delete unmapped.clauses[1]?.consequences.incident;
    const { saved } = drawEditor({ initial: editing({ document: unmapped }) });
    expect(labelled("C-2, incident: not mapped").tagName).toBe("SELECT");
    await userEvent.click(button("Map 1 by default"));
    await userEvent.click(button("Save draft"));
    expect(saved().clauses[1]?.consequences.incident).toEqual({ do: "block" });
  });

  test("a new pact goes from nothing to a saved draft at an address of its own", async () => {
    const { save, saved } = drawEditor({ initial: fromNothing });
    const replaced = vi.spyOn(window.history, "replaceState");
    await userEvent.type(field("title"), "Paying");
    await userEvent.type(field("slug"), "invoice-payments");
    await userEvent.selectOptions(field("workflow"), "supplier-payments");
    await userEvent.click(checkbox("agents"));
    await userEvent.click(checkbox("clauses.0.actions"));
    await userEvent.click(button("Save draft"));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ expected: null, document: { title: "Paying", slug: "invoice-payments", agents: ["invoice-bot"] } });
    expect(save.mock.calls[0]?.[0]).not.toHaveProperty("pact");
    expect(saved().clauses[0]?.actions).toEqual(["payments.release"]);
    expect(replaced).toHaveBeenCalledWith(null, "", "/pacts/invoice-payments/edit");
    expect(field("slug").readOnly).toBe(true);
  });
});

describe("what stands in the way", () => {
  const withFinding = (path: string, message = "It isn't a length of time."): DraftCheck => ({
    ...clean,
    findings: [{ code: "E07", level: "error", path, message, fix: "Write it like PT15M." }],
  });

  test("an error of the lint leads to its field, and blocks publishing", async () => {
    const { publish } = drawEditor({ check: withFinding("clauses[1].requires", "No such key: args.amount.") });
    await screen.findByText("C-2, requires");
    await userEvent.click(button("Error E07 C-2, requires"));
    expect(focused()).toBe("clauses.1.requires");
    const condition = field("clauses.1.requires");
    expect(condition.getAttribute("aria-invalid")).toBe("true");
    expect(describedBy(condition)).toContain("No such key: args.amount. Write it like PT15M.");
    await userEvent.click(button("Publish version 2"));
    expect(publish).not.toHaveBeenCalled();
    expect(screen.getByText("Mend the errors below first.")).toBeTruthy();
  });

  test("an error in a cell's terms opens them first", async () => {
    drawEditor({ check: withFinding("clauses[1].consequences.condition_not_met.answerWithin") });
    await screen.findByText("C-2, consequences, condition not met, answer within");
    await userEvent.click(button("Error E07 C-2, consequences, condition not met, answer within"));
    expect(focused()).toBe("clauses.1.consequences.condition_not_met.terms.answerWithin");
  });

  test("an error in a closed clause opens it", async () => {
    drawEditor({ check: withFinding("clauses[0].evidence[0].window") });
    const closed = field("clauses.0.evidence.0.window").closest("details");
    if (closed) closed.open = false;
    await screen.findByText("C-1, evidence 1, window");
    await userEvent.click(button("Error E07 C-1, evidence 1, window"));
    expect(closed?.open).toBe(true);
  });

  test("what can't be read takes the focus, and nothing is sent", async () => {
    const { save } = drawEditor();
    const limit = field("clauses.1.params.0.value");
    await userEvent.clear(limit);
    await userEvent.type(limit, "lots");
    await userEvent.click(button("Save draft"));
    expect(save).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(limit);
    expect(screen.getByText("“lots” isn't a number.")).toBeTruthy();
  });

  test("a new pact isn't red before anybody typed", async () => {
    drawEditor({ initial: fromNothing, check: withFinding("title", "The pact has no title.") });
    await screen.findByText(/The pact has no title\./);
    const title = field("title");
    expect(title.getAttribute("aria-invalid")).toBeNull();
    title.focus();
    await userEvent.tab();
    expect(title.getAttribute("aria-invalid")).toBe("true");
  });

  test("a refusal keeps every field, and shows its problem at the field", async () => {
    const sentence = "Something in the request isn't right; the fields below say what.";
    drawEditor({ saves: [{ status: "refused", code: "bad_request", sentence, fields: { "document.owner": "Choose a registered team." } }] });
    await userEvent.type(field("title"), "!");
    await userEvent.click(button("Save draft"));
    await screen.findByText(sentence);
    expect(describedBy(field("owner"))).toContain("Choose a registered team.");
    expect(field("title").value).toBe("Paying supplier invoices!");
    expect(screen.getByText("Unsaved changes")).toBeTruthy();
  });

  test("a conflict shows what the other changed, keeps the text, and saves over it only when told", async () => {
    const trustLeads = [
      { id: "mem_ana", name: "Ana" },
      { id: "mem_bo", name: "Bo" },
    ];
    const { save } = drawEditor({ saves: [conflict, savedAs()], newer: theirs, trustLeads, check: { ...clean, onlyStrengthens: false } });
    await userEvent.type(field("title"), "!");
    await userEvent.click(button("Save draft"));
    expect(await screen.findByText("Bo saved version 2 while you were writing")).toBeTruthy();
    expect(screen.getByText("The title goes from “a” to “Bo's title”.")).toBeTruthy();
    expect(field("title").value).toBe("Paying supplier invoices!");
    await userEvent.click(button("Keep mine, and save over theirs"));
    expect(save.mock.calls[1]?.[0]).toMatchObject({ expected: "sha256:theirs", document: { title: "Paying supplier invoices!" } });
    // Bo wrote what was saved over, and so shares its authorship.
    expect(await screen.findByText("Needs someone else: Ana (trust lead).")).toBeTruthy();
  });

  test("somebody else's text can be taken instead", async () => {
    drawEditor({ saves: [conflict], newer: theirs });
    await userEvent.type(field("title"), "!");
    await userEvent.click(button("Save draft"));
    await screen.findByText("Bo saved version 2 while you were writing");
    await userEvent.click(button("Take theirs"));
    await userEvent.click(await screen.findByText("Take theirs", { selector: "[role=alertdialog] button" }));
    await waitFor(() => expect(field("title").value).toBe("Bo's title"));
  });
});

describe("publishing from the form", () => {
  test("saves first, publishes exactly that text, and goes to the pact", async () => {
    const { save, publish } = drawEditor();
    await userEvent.type(field("title"), "!");
    await screen.findByText("Every change is provably stricter, so its author may publish it alone.");
    await userEvent.click(button("Publish version 2"));
    expect(save).toHaveBeenCalledOnce();
    expect(publish).toHaveBeenCalledWith({ slug: "invoice-payments", number: 2, digest: "sha256:saved" });
    expect(push).toHaveBeenCalledWith("/pacts/invoice-payments");
  });

  test("has nothing to publish where the text says what is in force", async () => {
    drawEditor({ check: { ...clean, changes: [] } });
    expect(await screen.findByText("It says what is in force already.")).toBeTruthy();
  });

  test("says who must agree where a change isn't provably stricter", async () => {
    const sentence = "C-2: limitMinor goes from 500,000 to 600,000.";
    drawEditor({ check: { findings: [], onlyStrengthens: false, changes: [{ path: "clauses[1].params.limitMinor", sentence, direction: "weakens" }] } });
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByText("Needs someone else: Ana (trust lead).")).toBeTruthy();
    expect(button("Publish version 2").getAttribute("aria-disabled")).toBe("true");
  });

  test("where there is nobody else, says how it can be published all the same", async () => {
    drawEditor({ trustLeads: [], check: { findings: [], onlyStrengthens: false, changes: null } });
    expect(await screen.findByText("npm run pact -- apply invoice-payments.yaml --publish")).toBeTruthy();
    expect(screen.getByText("Add a member").getAttribute("href")).toBe("/settings/members");
  });
});

test("leaving with unsaved text is asked about first", async () => {
  drawEditor({ beside: <a href="/reviews">Reviews</a> });
  await userEvent.type(field("title"), "!");
  await userEvent.click(screen.getByText("Reviews"));
  expect(await screen.findByText("Leave without saving?")).toBeTruthy();
  expect(push).not.toHaveBeenCalled();
  await userEvent.click(within(document.querySelector("[role=alertdialog]") as HTMLElement).getByText("Leave"));
  await waitFor(() => expect(push).toHaveBeenCalledWith("/reviews"));
});

test("every field stands at a place of the form's values, and looking at all of them changes nothing", async () => {
  const { saved } = drawEditor();
  const values = toFormValues(twoClauses);
  const valueAt = (path: string): unknown =>
    path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], { ...values, clauses: values.clauses });
  for (const terms of document.querySelectorAll<HTMLElement>("[aria-label^='Terms of C-2']")) {
    await userEvent.click(terms);
    for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-field]")) expect(valueAt(dataset.field ?? ""), dataset.field).toBeDefined();
  }
  await userEvent.click(button("Save draft"));
  expect(saved()).toEqual(twoClauses);
});
