import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { ActionAnswer } from "@/lib/contract/answers";
import { draw } from "../testing/screen";
import { ActionForm } from "./action-form";
import { CheckboxGroupField } from "./checkbox-group-field";
import { DurationField } from "./duration-field";
import { MoneyField } from "./money-field";
import { SubmitButton } from "./submit-button";
import { TagsField } from "./tags-field";
import { TextField } from "./text-field";

type Action = (form: FormData) => Promise<ActionAnswer<string>>;
const done: Action = async () => ({ status: "done", value: "pact_1" });
const refused: Action = async () => ({
  status: "refused",
  code: "bad_request",
  sentence: "Something in the request isn't right; the fields below say what.",
  fields: { promise: "Say what is promised." },
});

function drawForm(action: Action, onDone?: (value: string) => void) {
  draw(
    <ActionForm action={action} onDone={onDone}>
      <TextField label="Promise" name="promise" hint="One sentence." />
      <MoneyField label="Limit" name="limit" currency="EUR" />
      <DurationField label="Window" name="window" usual={["PT4H"]} />
      <TagsField label="Counterparties" name="cp" suggestions={["vendor-1"]} />
      <CheckboxGroupField
        label="Roles"
        name="roles"
        options={[
          { value: "operator", label: "Operator" },
          { value: "admin", label: "Admin" },
        ]}
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>,
  );
}

const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

describe("a form that asks the server", () => {
  test("sends amounts as minor units, durations as ISO text, and lists name by name", async () => {
    const sent = vi.fn(done);
    drawForm(sent);
    await userEvent.type(screen.getByRole("textbox", { name: "Limit" }), "4,200.50");
    await userEvent.type(screen.getByRole("textbox", { name: "Window" }), "1 day 30 min");
    await userEvent.type(screen.getByLabelText("Counterparties"), "acme{Enter}vendor-1{Enter}");
    await userEvent.click(screen.getByRole("checkbox", { name: "Admin" }));
    await save();
    const form = sent.mock.calls[0]?.[0] as FormData;
    expect([form.get("limit"), form.get("window"), form.getAll("cp"), form.getAll("roles")]).toEqual(["420050", "P1DT30M", ["acme", "vendor-1"], ["admin"]]);
  });

  test("tells the page what was done", async () => {
    const onDone = vi.fn();
    drawForm(done, onDone);
    await save();
    expect(onDone).toHaveBeenCalledWith("pact_1");
  });

  test("a refusal takes the focus, names the field, and keeps what was typed", async () => {
    drawForm(refused);
    const promise = screen.getByRole<HTMLInputElement>("textbox", { name: "Promise" });
    await userEvent.type(promise, "Something");
    await save();

    const refusal = await screen.findByRole("alert");
    expect(document.activeElement).toBe(refusal);
    expect(refusal.textContent).toContain("Something in the request isn't right");
    expect(promise.value).toBe("Something");
    expect(promise.getAttribute("aria-invalid")).toBe("true");
    const described = promise
      .getAttribute("aria-describedby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["One sentence.", "Say what is promised."]);

    await userEvent.click(screen.getByRole("button", { name: "Promise" }));
    expect(document.activeElement).toBe(promise);
  });

  test("what can't be read as an amount or a duration says so when left", async () => {
    drawForm(done);
    await userEvent.type(screen.getByRole("textbox", { name: "Limit" }), "4.205");
    await userEvent.type(screen.getByRole("textbox", { name: "Window" }), "soon");
    await userEvent.tab();
    expect(screen.getByRole("textbox", { name: "Limit" }).getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Write a length of time such as 4h, 30 min or PT4H.")).toBeTruthy();
  });

  test("a name can be taken away again", async () => {
    drawForm(done);
    await userEvent.type(screen.getByLabelText("Counterparties"), "acme{Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Remove acme" }));
    expect(screen.queryByText("acme")).toBeNull();
  });
});
