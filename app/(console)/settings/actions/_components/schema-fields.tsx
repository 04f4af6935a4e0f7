"use client";
import { useState, useTransition } from "react";
import { JsonField } from "@/components/forms/json-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format/format-count";
import { learnSchemas } from "../actions";

export type SchemaTexts = { argsSchema: string; contextSchema: string };

type SchemaFieldsProps = {
  texts: SchemaTexts;
  onChange: (texts: SchemaTexts) => void /** Of which action's calls to learn. */;
  of: () => { workflow: string; name: string };
};

const pretty = (value: unknown): string => (value === null || value === undefined ? "" : JSON.stringify(value, null, 2));

/** Schemas as somebody pasted them, or as they follow from what agents have sent. */
export function SchemaFields({ texts, onChange, of }: SchemaFieldsProps) {
  // The fields keep their own text; another generation of them begins with what was learnt.
  const [generation, setGeneration] = useState(0);
  const [pending, startTransition] = useTransition();
  const [told, setTold] = useState<{ tone: "neutral" | "caution"; text: string } | null>(null);

  function learn() {
    startTransition(async () => {
      const answer = await learnSchemas(of());
      if (answer.status === "refused") {
        setTold({ tone: "caution", text: Object.values(answer.fields ?? {})[0] ?? answer.sentence });
        return;
      }
      const { calls, argsSchema, contextSchema } = answer.value;
      onChange({ argsSchema: pretty(argsSchema), contextSchema: pretty(contextSchema) });
      setGeneration((before) => before + 1);
      setTold({
        tone: "neutral",
        text: `Learnt from ${formatCount(calls, "recorded call")}. Look through it before you save: it knows only what was sent so far.`,
      });
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col items-start gap-2">
        <Button pending={pending} pendingLabel="Reading calls…" onClick={learn}>
          Learn from recorded calls
        </Button>
        {told ? (
          <Notice tone={told.tone} live>
            {told.text}
          </Notice>
        ) : null}
      </div>
      <JsonField
        key={`args ${generation}`}
        label="Schema of the arguments"
        name="argsSchema"
        optional
        rows={12}
        hint="JSON Schema. A request whose arguments don’t fit it is never permitted, and conditions are checked against it before they are published."
        defaultValue={texts.argsSchema}
        onValueChange={(argsSchema) => onChange({ ...texts, argsSchema })}
      />
      <JsonField
        key={`context ${generation}`}
        label="Schema of the context"
        name="contextSchema"
        optional
        rows={5}
        hint="What the caller says besides the arguments, such as whether an order matched."
        defaultValue={texts.contextSchema}
        onValueChange={(contextSchema) => onChange({ ...texts, contextSchema })}
      />
    </div>
  );
}
