"use client";
import { useState } from "react";
import { TextField } from "@/components/forms/text-field";

const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63);

/** A name for people and a short one for machines, which follows the first until somebody writes it. */
export function NameAndSlug({ slugHint = "Stands in pacts, requests and addresses. It never changes." }: { slugHint?: string }) {
  const [slug, setSlug] = useState("");
  const [own, setOwn] = useState(false);
  return (
    <>
      <TextField label="Name" name="name" autoComplete="off" onChange={(event) => (own ? undefined : setSlug(slugOf(event.target.value)))} />
      <TextField
        label="Short name"
        name="slug"
        mono
        autoComplete="off"
        spellCheck={false}
        hint={slugHint}
        value={slug}
        onChange={(event) => {
          setOwn(event.target.value !== "");
          setSlug(event.target.value);
        }}
      />
    </>
  );
}
