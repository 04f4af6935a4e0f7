import { describe, expect, test } from "vitest";
import { type CanonicalAction, displayAction, readDisplay } from "./display-action";

const action: CanonicalAction = {
  agent: "invoice-bot",
  workflow: "supplier-payments",
  action: "payments.release",
  args: {
    invoice: "INV 118/7",
    payee: "north-supply",
    amountMinor: 600_000,
    currency: "EUR",
    dueOn: "2026-12-01T00:00:00Z",
    lines: [{ sku: "A-1" }],
    memo: "",
  },
};

const display = readDisplay({
  title: "Pay {args.amountMinor|money} to {args.payee}",
  fields: [
    { label: "Payee", path: "args.payee" },
    { label: "Amount", path: "args.amountMinor", format: "money" },
    { label: "Due", path: "args.dueOn", format: "date" },
    { label: "First line", path: "args.lines.0.sku" },
    { label: "Order", path: "args.order" },
  ],
  links: [{ label: "Invoice", href: "https://erp.example/invoices/{args.invoice}?tab=lines" }],
});

test("an action is shown through its display, from its own bytes", () => {
  const shown = displayAction(action, display);
  expect(shown.title).toEqual([
    { text: "Pay " },
    { path: "args.amountMinor", value: { kind: "money", minor: 600_000, currency: "EUR" } },
    { text: " to " },
    { path: "args.payee", value: { kind: "text", text: "north-supply" } },
  ]);
  expect(shown.fields.map(({ label, value }) => [label, value])).toEqual([
    ["Payee", { kind: "text", text: "north-supply" }],
    ["Amount", { kind: "money", minor: 600_000, currency: "EUR" }],
    ["Due", { kind: "instant", iso: "2026-12-01T00:00:00Z" }],
    ["First line", { kind: "text", text: "A-1" }],
    ["Order", { kind: "missing" }],
  ]);
  expect(shown.links).toEqual([{ label: "Invoice", host: "erp.example", href: "https://erp.example/invoices/INV%20118%2F7?tab=lines" }]);
});

test("what no field shows is shown all the same; a currency is shown with its amount", () => {
  expect(displayAction(action, display).rest.map(({ label }) => label)).toEqual(["invoice", "lines", "memo"]);
  const hiding = { ...action, args: { ...action.args, "lines.0": "another" } };
  expect(displayAction(hiding, readDisplay({ fields: [{ label: "Lines", path: "args.lines.0" }] })).rest.map(({ label }) => label)).toContain("lines.0");
});

test("without a display it is the action's name and all its arguments", () => {
  const shown = displayAction(action, readDisplay(null));
  expect(shown.title).toEqual([{ text: "payments.release" }]);
  expect(shown.links).toEqual([]);
  expect(shown.rest).toHaveLength(Object.keys(action.args).length);
  expect(shown.rest.find(({ label }) => label === "lines")?.value).toEqual({ kind: "text", text: `[{"sku":"A-1"}]` });
});

test.each([
  ["text", "nonsense"],
  ["a list", [1]],
  ["pieces of the wrong kind", { title: 7, fields: { a: 1 }, links: ["x"] }],
  ["half a field", { fields: [{ label: "Payee" }], links: [{ label: "x" }] }],
])("a display that is %s hides nothing", (_, registered) => {
  expect(displayAction(action, readDisplay(registered)).rest).toHaveLength(Object.keys(action.args).length);
});

describe("a link", () => {
  const link = (href: string, args: CanonicalAction["args"] = action.args) => displayAction({ ...action, args }, { links: [{ label: "Invoice", href }] }).links;
  test.each([
    ["another scheme", "javascript:alert({args.invoice})"],
    ["a data address", "data:text/html,{args.payee}"],
    ["a host that the agent names", "https://{args.payee}/x"],
    ["a host that the agent ends", "https://erp.example{args.payee}/x"],
    ["a name before the host", "https://erp.example@evil.example/"],
    ["a name in it that isn't ASCII", "https://еrp.example/"],
    ["no host", "https:///x"],
  ])("with %s isn't one", (_, href) => {
    expect(link(href)).toEqual([]);
  });
  test.each([
    ["is missing", undefined],
    ["is empty", ""],
    ["is an object", { a: 1 }],
    ["climbs out of its folder", ".."],
    ["can't be encoded", "\ud800"],
  ])("whose value %s leads nowhere", (_, invoice) => {
    const args: CanonicalAction["args"] = invoice === undefined ? {} : { invoice };
    expect(link("https://erp.example/invoices/{args.invoice}", args)).toEqual([{ label: "Invoice", host: "erp.example", href: null }]);
  });
  test("keeps a hostile value in its place", () => {
    expect(link("https://erp.example/i/{args.invoice}", { invoice: "../../x?y=1#z@evil.example" })[0]?.href).toBe(
      "https://erp.example/i/..%2F..%2Fx%3Fy%3D1%23z%40evil.example",
    );
  });
  test("spells its host in small letters", () => {
    expect(link("HTTPS://ERP.example:8443/")).toEqual([{ label: "Invoice", host: "erp.example:8443", href: "HTTPS://ERP.example:8443/" }]);
  });
});

describe("money", () => {
  const amount = (args: CanonicalAction["args"], currencyPath: string | null = null) =>
    displayAction({ ...action, args }, { fields: [{ label: "Amount", path: "args.total", format: "money" }] }, currencyPath).fields[0]?.value;
  test.each([
    ["takes the currency beside it", { total: 5, currency: "EUR" }, null, { kind: "money", minor: 5, currency: "EUR" }],
    ["takes the registered currency first", { total: 5, currency: "EUR", unit: "USD" }, "args.unit", { kind: "money", minor: 5, currency: "USD" }],
    ["without a currency says so", { total: 5 }, null, { kind: "money", minor: 5, currency: null }],
    ["that isn't whole is shown as it came", { total: 5.5, currency: "EUR" }, null, { kind: "text", text: "5.5" }],
    ["that is text is shown as it came", { total: "5", currency: "EUR" }, null, { kind: "text", text: "5" }],
  ] as const)("%s", (_, args, currencyPath, expected) => {
    expect(amount(args, currencyPath)).toEqual(expected);
  });
});

test("only what the bytes hold is found: not the context, and nothing inherited", () => {
  const shown = displayAction(action, {
    fields: [
      { label: "a", path: "context.poMatch" },
      { label: "b", path: "args.constructor" },
      { label: "c", path: "agent" },
    ],
  });
  expect(shown.fields.map(({ value }) => value)).toEqual([{ kind: "missing" }, { kind: "missing" }, { kind: "text", text: "invoice-bot" }]);
});
