"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { type Option, Select } from "@/components/ui/select";

type Values = Partial<Record<"chain" | "actor" | "agent" | "clause" | "from" | "to", string>>;

type HistoryFilterFormProps = {
  path: string;
  /** What the chips chose, which stays. */
  kept: Record<string, string | undefined>;
  initial: Values;
  chains: readonly Option[];
  agents: readonly Option[];
  actors: readonly Option[];
};

const MINUTES = "2026-11-23T14:10".length;

/** Narrows by chain, person, agent, clause and time. Works before its script does; with it, empty fields stay out of the address. */
export function HistoryFilterForm({ path, kept, initial, chains, agents, actors }: HistoryFilterFormProps) {
  const router = useRouter();

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === "string" && value !== "") query.append(name, value);
    router.push(query.size > 0 ? `${path}?${query}` : path);
  }

  const isNarrowed = Object.values(initial).some(Boolean);
  return (
    <Disclosure summary="Chain, person, agent, clause, time" open={isNarrowed}>
      <form action={path} method="get" onSubmit={show} className="grid max-w-4xl grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {Object.entries(kept).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
        <Field label="Chain">
          {(control) => <Select {...control} name="chain" defaultValue={initial.chain ?? ""} placeholder="All chains" options={chains} />}
        </Field>
        <Field label="Who did it">
          {(control) => <Select {...control} name="actor" defaultValue={initial.actor ?? ""} placeholder="Anybody" options={actors} />}
        </Field>
        <Field label="Agent">
          {(control) => <Select {...control} name="agent" defaultValue={initial.agent ?? ""} placeholder="Any agent" options={agents} />}
        </Field>
        <Field label="Clause">
          {(control) => <Input {...control} name="clause" defaultValue={initial.clause ?? ""} placeholder="C-1" autoComplete="off" />}
        </Field>
        <Field label="From (UTC)">
          {(control) => <Input {...control} type="datetime-local" name="from" defaultValue={initial.from?.slice(0, MINUTES) ?? ""} />}
        </Field>
        <Field label="To (UTC)">{(control) => <Input {...control} type="datetime-local" name="to" defaultValue={initial.to?.slice(0, MINUTES) ?? ""} />}</Field>
        <div className="flex items-end">
          <Button type="submit">Show entries</Button>
        </div>
      </form>
    </Disclosure>
  );
}
