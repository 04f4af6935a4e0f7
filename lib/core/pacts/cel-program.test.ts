import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json";
import { type Activation, compileCondition, conditionScope, inputTypes, withParams } from "./cel-program";
import { LONGEST_LIST, shapeOfValue, toCel } from "./cel-shape";

const argsSchema: JsonObject = {
  type: "object",
  properties: {
    amountMinor: { type: "integer" },
    rate: { type: "number" },
    payee: { type: "string" },
    note: { type: ["string", "null"] },
    tags: { type: "array", items: { type: "string" } },
    items: { type: "array", items: { type: "object", properties: { quantity: { type: "integer" } } } },
    address: { type: "object", properties: { country: { type: "string" } } },
  },
};
const params = { limitMinor: 500_000, codes: ["a", "b"] };
const scope = conditionScope(inputTypes({ argsSchema, contextSchema: null, lists: ["approved"] }));
const own = withParams(scope, shapeOfValue(params));

const args: JsonObject = { amountMinor: 42, rate: 2, payee: "north", note: null, tags: ["x"], items: [{ quantity: 1 }], address: { country: "NO" } };
const context: JsonObject = { poMatch: false, count: 5, share: 5.5, nested: { deep: 1 } };

function inputs(change: { args?: JsonObject; context?: JsonObject } = {}): Activation {
  const types = scope.types;
  return {
    args: toCel(change.args ?? args, types.args),
    context: toCel(change.context ?? context, types.context),
    action: toCel({ name: "pay", risk: "high" }, types.action),
    agent: toCel({ slug: "bot", id: "agt_1" }, types.agent),
    lists: Object.assign(types.lists.is === "object" ? new types.lists.make() : {}, { approved: ["north"] }),
    totals: toCel({ day: { amountMinor: 100 } }, types.totals),
    subject: toCel({}, types.subject),
    params: toCel(params as Json, own.types.params),
  };
}

const program = (source: string) => {
  const answer = compileCondition(source, own);
  if (!answer.ok) throw new Error(answer.fields?.condition ?? source);
  return answer.value;
};
const problem = (source: string): string | undefined => {
  const answer = compileCondition(source, own);
  return answer.ok ? undefined : answer.fields?.condition;
};

describe("a condition that compiles", () => {
  test.each([
    ["args.amountMinor <= 50000", true],
    ["args.amountMinor <= params.limitMinor || context.poMatch == true", true],
    ["args.amountMinor + 1 == 43", true],
    ["context.count + 1 == 6", true],
    ["context.count <= 5.5 && context.share > 5", true],
    ["args.rate <= 2 && args.rate * 2.0 < 9.0", true],
    ["args.payee in lists.approved", true],
    ["'c' in params.codes", false],
    ["args.note == null", true],
    ["args.items.all(i, i.quantity >= 1)", true],
    ["args.tags.exists(t, t == 'x')", true],
    ["has(args.address) && args.address.country == 'NO'", true],
    ["context.nested.deep == 1", true],
    ["totals.day.amountMinor < 1000", true],
    ["action.risk == 'high' && agent.slug == 'bot'", true],
    ["args.payee.matches('^no[rt]+h$')", true],
    ["args.payee.matches('ort')", true],
    ["['x', 'y'].exists(t, t.matches('^y'))", true],
  ])("%s is %s", (source, expected) => {
    expect(program(source).evaluate(inputs())).toBe(expected);
  });

  test("names the inputs it reads, loop variables aside", () => {
    expect(program("args.items.exists(i, i.quantity > params.limitMinor) && context['poMatch'] == true").reads).toEqual([
      "args.items",
      "context.poMatch",
      "params.limitMinor",
    ]);
  });

  test("answers where one side decides and the other can't", () => {
    expect(program("context.absent == 1 || true").evaluate(inputs())).toBe(true);
    expect(program("context.absent == 1 && false").evaluate(inputs())).toBe(false);
  });
});

describe("a condition that is refused at save", () => {
  test.each([
    ["args.amountMinor <=", /./],
    ["args.amount <= 1", /No such key: args.amount|No such key: amount/],
    ["has(args.payeee)", /No such key: args.payeee/],
    ["args.address.city == 'Oslo'", /No such key/],
    ["params.limit == 1", /No such key/],
    ["args.payee in lists.unknown", /No such key/],
    ["args.amountMinor == 'x'", /no such overload/],
    ["args.amountMinor", /yes or no/],
    ["now < timestamp('2020-01-01T00:00:00Z')", /Unknown variable/],
    ["args.payee.matches('(')", /The pattern/],
    ["args.payee.matches('(a)\\\\1')", /The pattern/],
    ["args.items.all(i, args.items.all(j, i.quantity == j.quantity))", /loop inside a loop/],
    [`${"(".repeat(60)}true${")".repeat(60)}`, /./],
    [Array.from({ length: 300 }, () => "true").join(" && "), /./],
  ])("%s", (source, expected) => {
    expect(problem(source)).toMatch(expected);
  });
});

describe("a condition that can't answer throws", () => {
  test.each([
    ["args.amountMinor <= 5", { args: {} }],
    ["args.amountMinor <= 5", { args: { amountMinor: "5" } }],
    ["args.amountMinor <= 5", { args: { amountMinor: 1.5 } }],
    ["args.amountMinor <= 5", { args: { amountMinor: 2 ** 60 } }],
    ["context.absent == true", {}],
    ["context.poMatch", { context: { poMatch: "yes" } }],
    ["args.items.all(i, i.quantity >= 1)", { args: { items: [{}] } }],
    ["context.constructor != null", {}],
    ["context.count / 0 == 1", {}],
  ])("%s of %j", (source, change) => {
    expect(() => program(source).evaluate(inputs(change))).toThrow();
  });

  test("and so does a list too long to judge", () => {
    expect(() => inputs({ args: { tags: Array.from({ length: LONGEST_LIST + 1 }, () => "x") } })).toThrow("too long");
  });
});

test("a pattern made to run for hours is matched in linear time", () => {
  const hostile = `${"a".repeat(50_000)}!`;
  expect(program("args.payee.matches('^(a+)+$')").evaluate(inputs({ args: { ...args, payee: hostile } }))).toBe(false);
});
