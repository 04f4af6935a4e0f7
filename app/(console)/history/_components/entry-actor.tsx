import { AgentsIcon, ChevronRightIcon, PersonIcon, SettingsIcon } from "@/components/ui/icons";
import type { ShownActor } from "@/lib/contract/history";

const KINDS = {
  member: { Icon: PersonIcon, word: "Person" },
  key: { Icon: AgentsIcon, word: "Integration key" },
  cli: { Icon: ChevronRightIcon, word: "Person at the machine" },
  system: { Icon: SettingsIcon, word: "The product itself" },
} as const satisfies Record<ShownActor["kind"], unknown>;

/** Who did it: a person, a machine with a key, or the product by its rules. */
export function EntryActor({ actor }: { actor: ShownActor }) {
  const { Icon, word } = KINDS[actor.kind];
  return (
    <span className="inline-flex items-center gap-1.5" title={word}>
      <Icon className="size-4 text-muted" />
      <span className="sr-only">{word}: </span>
      {actor.name}
    </span>
  );
}
