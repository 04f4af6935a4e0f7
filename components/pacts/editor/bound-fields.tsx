"use client";
import type { ReactNode } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { formatDurationInWords, parseDuration } from "@/lib/format/format-duration";
import { CheckboxGroupField } from "../../forms/checkbox-group-field";
import type { FieldProps } from "../../forms/field";
import { SelectField } from "../../forms/select-field";
import { TagsField } from "../../forms/tags-field";
import { NumberField, TextAreaField, TextField } from "../../forms/text-field";
import { Checkbox } from "../../ui/checkbox";
import type { Option, OptionGroup } from "../../ui/select";

/** `name` is a path into `PactFormValues`. The form is too deep for the compiler to list its paths; a test checks each one. */
type Bound = FieldProps & { name: string; placeholder?: string; readOnly?: boolean };

/** Fields of the pact's form: the kit's own, tied to their place in the document. */
export function BoundText({ mono, ...props }: Bound & { mono?: boolean; list?: string }) {
  const { register } = useFormContext();
  return <TextField autoComplete="off" spellCheck={!mono} mono={mono} {...props} {...register(props.name)} />;
}

export function BoundArea({ mono, rows, ...props }: Bound & { mono?: boolean; rows?: number }) {
  const { register } = useFormContext();
  return <TextAreaField autoComplete="off" spellCheck={!mono} mono={mono} rows={rows} {...props} {...register(props.name)} />;
}

export function BoundNumber({ unit, ...props }: Bound & { unit?: string }) {
  const { register } = useFormContext();
  return <NumberField unit={unit} {...props} {...register(props.name)} />;
}

export function BoundSelect({
  options,
  emptyLabel,
  ...props
}: FieldProps & { name: string; options: readonly (Option | OptionGroup)[] /** The choice of none. */; emptyLabel?: string }) {
  const { register } = useFormContext();
  return <SelectField options={options} placeholder={emptyLabel} {...props} {...register(props.name)} />;
}

/** A length of time, read back in words while it is typed. */
export function BoundDuration({ hint, ...props }: Bound) {
  const typed = String(useWatch({ name: props.name }) ?? "");
  const length = parseDuration(typed);
  const words = length === null ? null : formatDurationInWords(length);
  const said = words?.replaceAll(" ", "") === typed.replaceAll(" ", "") ? null : words;
  return <BoundText placeholder="4 h" hint={[said, hint].filter(Boolean).join(" · ") || undefined} {...props} />;
}

type Names = readonly { slug: string; name: string }[];
const MOST_BOXES = 8;

/** Several of what is registered; a name that isn't any more stays until it is taken away. */
export function BoundNames({ name, names, ...field }: FieldProps & { name: string; names: Names }) {
  return (
    <Controller
      name={name}
      render={({ field: { value, onChange } }) => {
        const chosen: string[] = value ?? [];
        const gone = chosen.filter((slug) => !names.some((one) => one.slug === slug));
        const options = [
          ...names.map((one) => ({ value: one.slug, label: one.name === one.slug ? one.name : `${one.name} (${one.slug})` })),
          ...gone.map((slug) => ({ value: slug, label: `${slug} — not registered` })),
        ];
        if (options.length > MOST_BOXES)
          return <TagsField {...field} name={name} value={chosen} onValueChange={onChange} suggestions={names.map((one) => one.slug)} />;
        return (
          <CheckboxGroupField
            label={field.label}
            hint={field.hint ?? (options.length === 0 ? "Nothing is registered yet." : undefined)}
            error={field.error}
            name={name}
            options={options}
            value={chosen}
            onValueChange={(ticked) => onChange(inOldOrder(chosen, ticked))}
            inline
          />
        );
      }}
    />
  );
}

/** What was there keeps its place; what is new comes last. */
const inOldOrder = (before: readonly string[], ticked: readonly string[]): string[] => [
  ...before.filter((name) => ticked.includes(name)),
  ...ticked.filter((name) => !before.includes(name)),
];

/** Free names, one by one. */
export function BoundTags({ name, suggestions, ...field }: FieldProps & { name: string; suggestions?: readonly string[] }) {
  return (
    <Controller
      name={name}
      render={({ field: { value, onChange } }) => <TagsField {...field} name={name} value={value ?? []} onValueChange={onChange} suggestions={suggestions} />}
    />
  );
}

export function BoundCheckbox({ name, label, hint }: { name: string; label: ReactNode; hint?: ReactNode }) {
  const { register } = useFormContext();
  return <Checkbox label={label} hint={hint} data-field={name} {...register(name)} />;
}
