"use client";
import { useState } from "react";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";

const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** About eighty bits, in groups that can be read over a telephone. */
function suggestion(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint32Array(16)), (number) => ALPHABET[number % ALPHABET.length]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/** A password that an admin sets for somebody and hands over: shown, so that it can be. */
export function PasswordField({ label, hint, optional = false }: { label: string; hint: string; optional?: boolean }) {
  const [password, setPassword] = useState("");
  return (
    <div className="flex flex-col items-start gap-1">
      <TextField
        label={label}
        name="password"
        mono
        autoComplete="off"
        spellCheck={false}
        optional={optional}
        hint={hint}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        className="w-full max-w-96"
      />
      <Button size="small" onClick={() => setPassword(suggestion())}>
        Suggest one
      </Button>
    </div>
  );
}
