"use client";
import { Button } from "../ui/button";
import { ChevronDownIcon, PersonIcon } from "../ui/icons";
import { Menu, type MenuEntry } from "../ui/menu";

type UserMenuProps = {
  name: string;
  /** Roles in words: "Operator, Trust lead". */
  roles: string;
  links?: readonly { label: string; href: string }[];
  signOut: () => unknown;
};

/** Who is signed in, as what, and the way out. */
export function UserMenu({ name, roles, links = [], signOut }: UserMenuProps) {
  const entries: MenuEntry[] = [
    ...links.map(({ label, href }) => ({ kind: "link" as const, label, href })),
    ...(links.length > 0 ? [{ kind: "separator" as const }] : []),
    { kind: "action", label: "Sign out", onSelect: () => void signOut() },
  ];
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="small">
          <PersonIcon className="size-4 sm:hidden" />
          <span className="flex min-w-0 items-baseline gap-1.5 max-sm:sr-only">
            <span className="max-w-40 truncate">{name}</span>
            <span className="max-w-40 truncate text-meta text-muted max-lg:sr-only">{roles}</span>
          </span>
          <ChevronDownIcon className="size-3.5 text-muted" />
        </Button>
      }
      entries={entries}
    />
  );
}
