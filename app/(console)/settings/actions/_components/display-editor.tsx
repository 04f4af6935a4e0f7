"use client";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import type { ActionDisplay } from "@/lib/core/reviews/display-action";

export type EditedDisplay = {
  title: string;
  fields: { id: number; label: string; path: string; format: string }[];
  links: { id: number; label: string; href: string }[];
};

let nextId = 0;
const emptyField = () => ({ id: nextId++, label: "", path: "", format: "" });
const emptyLink = () => ({ id: nextId++, label: "", href: "" });

export const editDisplay = (display: ActionDisplay | null): EditedDisplay => ({
  title: display?.title ?? "",
  fields: (display?.fields ?? []).map(({ label, path, format = "" }) => ({ ...emptyField(), label, path, format })),
  links: (display?.links ?? []).map(({ label, href }) => ({ ...emptyLink(), label, href })),
});

/** Without anything written, the action is shown as it was sent. */
export function writtenDisplay({ title, fields, links }: EditedDisplay) {
  if (title.trim() === "" && fields.length === 0 && links.length === 0) return null;
  return {
    ...(title.trim() === "" ? {} : { title }),
    fields: fields.map(({ label, path, format }) => ({ label, path, ...(format === "" ? {} : { format: format as "money" | "date" }) })),
    links: links.map(({ label, href }) => ({ label, href })),
  };
}

type EditorProps = { value: EditedDisplay; onChange: (value: EditedDisplay) => void; paths: string };

/** `paths` is the id of a list of known paths. */
export function DisplayEditor({ value, onChange, paths }: EditorProps) {
  const { title, fields, links } = value;
  const setField = (id: number, change: Partial<EditedDisplay["fields"][number]>) =>
    onChange({ ...value, fields: fields.map((field) => (field.id === id ? { ...field, ...change } : field)) });
  const setLink = (id: number, change: Partial<EditedDisplay["links"][number]>) =>
    onChange({ ...value, links: links.map((link) => (link.id === id ? { ...link, ...change } : link)) });
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Sentence"
        name="display.title"
        optional
        value={title}
        onChange={(event) => onChange({ ...value, title: event.target.value })}
        hint={"Values stand in braces: Pay {args.amountMinor|money} to {args.payee}. Formats are money and date."}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 font-semibold">Fields</legend>
        {fields.map((field, i) => (
          <div key={field.id} className="grid items-start gap-2 sm:grid-cols-[1fr_1fr_8rem_auto]">
            <TextField
              label="Label"
              name={`display.fields[${i}].label`}
              value={field.label}
              onChange={(event) => setField(field.id, { label: event.target.value })}
            />
            <TextField
              label="Path"
              name={`display.fields[${i}].path`}
              mono
              list={paths}
              value={field.path}
              onChange={(event) => setField(field.id, { path: event.target.value })}
            />
            <SelectField
              label="Shown as"
              name={`display.fields[${i}].format`}
              value={field.format}
              onChange={(event) => setField(field.id, { format: event.target.value })}
              options={[
                { value: "", label: "Text" },
                { value: "money", label: "Money" },
                { value: "date", label: "Date" },
              ]}
            />
            <Button size="small" className="sm:mt-6" onClick={() => onChange({ ...value, fields: fields.filter(({ id }) => id !== field.id) })}>
              Remove<span className="sr-only"> field {field.label || i + 1}</span>
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => onChange({ ...value, fields: [...fields, emptyField()] })}>
            Add a field
          </Button>
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 font-semibold">Links into the system of record</legend>
        {links.map((link, i) => (
          <div key={link.id} className="grid items-start gap-2 sm:grid-cols-[1fr_2fr_auto]">
            <TextField
              label="Label"
              name={`display.links[${i}].label`}
              value={link.label}
              onChange={(event) => setLink(link.id, { label: event.target.value })}
            />
            <TextField
              label="Address"
              name={`display.links[${i}].href`}
              mono
              placeholder={"https://erp.example/invoices/{args.invoice}"}
              value={link.href}
              onChange={(event) => setLink(link.id, { href: event.target.value })}
            />
            <Button size="small" className="sm:mt-6" onClick={() => onChange({ ...value, links: links.filter(({ id }) => id !== link.id) })}>
              Remove<span className="sr-only"> link {link.label || i + 1}</span>
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => onChange({ ...value, links: [...links, emptyLink()] })}>
            Add a link
          </Button>
        </div>
      </fieldset>
    </div>
  );
}
