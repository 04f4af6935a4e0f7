import type { PactNames } from "@/lib/contract/pacts";
import { TextLink } from "../../ui/link-button";
import { Notice } from "../../ui/notice";

const NEEDED = [
  { of: "teams", label: "a team", href: "/settings/teams" },
  { of: "workflows", label: "a workflow with its actions", href: "/settings/workflows" },
  { of: "agents", label: "an agent", href: "/settings/agents" },
  { of: "sources", label: "a source of evidence", href: "/settings/sources" },
] as const satisfies readonly { of: keyof PactNames; label: string; href: string }[];

/** A pact can only name what is registered: what has to come first, and where. */
export function MissingNames({ names }: { names: PactNames }) {
  const missing = NEEDED.filter(({ of }) => names[of].length === 0);
  if (missing.length === 0) return null;
  return (
    <Notice title="A pact names what is registered, and some of it isn't yet">
      <ul className="list-disc pl-5">
        {missing.map(({ label, href }) => (
          <li key={href}>
            Register <TextLink href={href}>{label}</TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
