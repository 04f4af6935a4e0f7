"use client";
import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";

/** Each tab's address, with the other addresses that belong to it. */
const SECTIONS = [
  { href: "/settings/organisation", label: "Organisation" },
  { href: "/settings/members", label: "Members & roles" },
  { href: "/settings/teams", label: "Teams" },
  { href: "/settings/agents", label: "Agents & builds" },
  { href: "/settings/workflows", label: "Workflows & actions", also: "/settings/actions" },
  { href: "/settings/counterparties", label: "Counterparties" },
  { href: "/settings/sources", label: "Evidence sources" },
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/queue", label: "Queue" },
  { href: "/settings/account", label: "Your account" },
] as const;

const isUnder = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);

export function SettingsTabs() {
  const pathname = usePathname() ?? "";
  const links = SECTIONS.map((section) => ({
    href: section.href,
    label: section.label,
    current: isUnder(pathname, section.href) || ("also" in section && isUnder(pathname, section.also)),
  }));
  return <TabLinks label="Settings" links={links} />;
}
