"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { buttonLook } from "../ui/button-look";
import { CrossIcon } from "../ui/icons";
import { Input } from "../ui/input";
import { Field, type FieldProps } from "./field";

type TagsFieldProps = FieldProps & {
  name?: string;
  defaultValue?: readonly string[];
  value?: readonly string[];
  onValueChange?: (value: string[]) => void;
  /** Names that are known; `closed` takes no others. */
  suggestions?: readonly string[];
  closed?: boolean;
  placeholder?: string;
};

/** A list of names: Enter or a comma adds one, each has a button that takes it away. Sends its name once for each. */
export function TagsField({ name, defaultValue = [], value, onValueChange, suggestions = [], closed = false, placeholder, error, ...field }: TagsFieldProps) {
  const listId = useId();
  const [own, setOwn] = useState<readonly string[]>(defaultValue);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const tags = value ?? own;

  function set(next: string[]) {
    setOwn(next);
    onValueChange?.(next);
  }

  function add(text: string) {
    const names = text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "" && !tags.includes(one));
    const unknown = closed ? names.find((one) => !suggestions.includes(one)) : undefined;
    if (unknown !== undefined) {
      setProblem(`“${unknown}” isn't known here; choose one from the list.`);
      return;
    }
    setProblem(null);
    setTyped("");
    if (names.length > 0) set([...tags, ...new Set(names)]);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if ((event.key === "Enter" || event.key === ",") && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "" && tags.length > 0) set(tags.slice(0, -1));
  }

  return (
    <Field {...field} name={name} error={problem ?? error}>
      {(control) => (
        <div className="flex flex-col gap-1.5">
          {tags.length > 0 ? (
            <ul aria-label="Chosen" className="flex flex-wrap gap-1">
              {tags.map((tag) => (
                <li key={tag} className="inline-flex max-w-full items-center rounded-control border border-border bg-surface-2 pl-2">
                  <span className="min-w-0 truncate">{tag}</span>
                  <button
                    type="button"
                    aria-label={`Remove ${tag}`}
                    onClick={() => set(tags.filter((one) => one !== tag))}
                    className={buttonLook("quiet", "small", "min-h-6 min-w-6 px-1")}
                  >
                    <CrossIcon className="size-3" />
                  </button>
                  {name ? <input type="hidden" name={name} value={tag} /> : null}
                </li>
              ))}
            </ul>
          ) : null}
          <Input
            {...control}
            list={suggestions.length > 0 ? listId : undefined}
            autoComplete="off"
            value={typed}
            placeholder={placeholder}
            onChange={(event) => {
              setProblem(null);
              // Choosing from the list replaces the text at once, and so counts as adding.
              if (suggestions.includes(event.target.value) && !(event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType === "insertText"))
                add(event.target.value);
              else setTyped(event.target.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
            className="w-full max-w-96"
          />
          <datalist id={listId}>
            {suggestions
              .filter((one) => !tags.includes(one))
              .map((one) => (
                <option key={one} value={one} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
