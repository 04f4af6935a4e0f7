"use client";
import { type ComponentProps, type FormEvent, type ReactNode, useState, useTransition } from "react";
import type { ActionAnswer } from "@/lib/contract/answers";
import { classNames } from "../ui/class-names";
import { FieldProblemsProvider } from "./field-context";
import { FormPendingProvider } from "./form-pending";
import { FormRefusal } from "./form-refusal";

type ActionFormProps<T> = Omit<ComponentProps<"form">, "action" | "onSubmit" | "children"> & {
  /** A server action, or a function that makes its input out of the form and calls it. */
  action: (form: FormData) => Promise<ActionAnswer<T>>;
  onDone?: (value: T) => void;
  /** Empties the form after it was done. */
  resetWhenDone?: boolean;
  children: ReactNode;
};

/**
 * A form that asks the server and shows what it answered: the refusal on top, with the focus, and each problem at its
 * field. What was typed stays, whatever the answer; that is why it doesn't use the form's own `action`, which empties it.
 */
export function ActionForm<T>({ action, onDone, resetWhenDone = false, className, children, ...rest }: ActionFormProps<T>) {
  const [answer, setAnswer] = useState<ActionAnswer<T> | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(form, submitter);
    startTransition(async () => {
      const next = await action(data);
      setAnswer(next);
      if (next.status !== "done") return;
      if (resetWhenDone) form.reset();
      onDone?.(next.value);
    });
  }

  return (
    <FieldProblemsProvider value={(answer?.status === "refused" && answer.fields) || {}}>
      <FormPendingProvider value={pending}>
        <form {...rest} onSubmit={submit} aria-busy={pending || undefined} className={classNames("flex flex-col gap-4", className)}>
          <FormRefusal answer={answer} />
          {children}
        </form>
      </FormPendingProvider>
    </FieldProblemsProvider>
  );
}
