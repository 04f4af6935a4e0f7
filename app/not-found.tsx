import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-prose flex-col items-start gap-3 px-4 py-16">
      <h1 className="text-title">There is nothing at this address</h1>
      <p className="text-muted">It may have been mistyped, or it names something that you may not see. Nothing was changed.</p>
      <LinkButton href="/">Go to the start</LinkButton>
    </main>
  );
}
