import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { type Denied, reasonOf } from "./who-may";

/** Leads to the form that adds something; who can't use it sees why. */
export function AddLink({ href, denied, children, primary = true }: { href: string; denied: Denied | null; children: string; primary?: boolean }) {
  if (denied) return <Button reason={reasonOf(denied)}>{children}</Button>;
  return (
    <LinkButton href={href} variant={primary ? "primary" : "default"}>
      {children}
    </LinkButton>
  );
}
