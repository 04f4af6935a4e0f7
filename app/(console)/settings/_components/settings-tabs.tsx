"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { TabLinks } from "@/components/ui/tab-links";

/** Each tab's address, with the other addresses that belong to it. */
const SECTIONS = [
  { href: "/settings/organisation", label: "Organisation" },
  { href: "/settings/members", label: "Members" },
  { href: "/settings/teams", label: "Teams" },
  { href: "/settings/agents", label: "Agents" },
  { href: "/settings/workflows", label: "Workflows", also: "/settings/actions" },
  { href: "/settings/counterparties", label: "Counterparties" },
  { href: "/settings/sources", label: "Sources" },
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/queue", label: "Queue" },
  { href: "/settings/account", label: "Your account" },
] as const;

const isUnder = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);

export function SettingsTabs() {
  const pathname = usePathname() ?? "";
  const tabs = useRef<HTMLDivElement>(null);
  const links = SECTIONS.map((section) => ({
    href: section.href,
    label: section.label,
    current: isUnder(pathname, section.href) || ("also" in section && isUnder(pathname, section.also)),
  }));

  // On a narrow screen the tabs scroll, and the current one may lie outside.
  useEffect(() => {
    if (pathname) tabs.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);

  return (
    <div ref={tabs} className="mb-4">
      <TabLinks label="Settings" links={links} />
    </div>
  );
}
