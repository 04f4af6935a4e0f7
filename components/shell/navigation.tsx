"use client";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { formatCount } from "@/lib/format/format-count";
import { RAIL } from "../ui/choices";
import {
  AgentsIcon,
  DossiersIcon,
  DriftIcon,
  EvidenceIcon,
  HistoryIcon,
  HomeIcon,
  IncidentsIcon,
  MetricsIcon,
  OverridesIcon,
  PactsIcon,
  RecoveriesIcon,
  ReviewsIcon,
  SettingsIcon,
  SettlementsIcon,
  SidebarIcon,
  SimulatorIcon,
} from "../ui/icons";
import { KeyHint } from "../ui/key-hint";
import { useChoice } from "../ui/use-choice";
import { useShortcuts } from "./use-shortcuts";

const ICONS = {
  home: HomeIcon,
  reviews: ReviewsIcon,
  incidents: IncidentsIcon,
  agents: AgentsIcon,
  evidence: EvidenceIcon,
  drift: DriftIcon,
  recoveries: RecoveriesIcon,
  overrides: OverridesIcon,
  settlements: SettlementsIcon,
  pacts: PactsIcon,
  metrics: MetricsIcon,
  history: HistoryIcon,
  dossiers: DossiersIcon,
  simulator: SimulatorIcon,
  settings: SettingsIcon,
};

export type NavEntry = {
  href: string;
  label: string;
  icon: keyof typeof ICONS;
  /** In order of time pressure. */
  group: "Now" | "Trust" | "Govern";
  /** `g r`. */
  shortcut?: string;
  /** Work that needs a move, never a total: `{ count: 4, what: "open review" }`. */
  badge?: { count: number; what: string };
};

const GROUPS = ["Now", "Trust", "Govern"] as const;
const isCurrent = (pathname: string | null, href: string) => pathname === href || Boolean(pathname?.startsWith(`${href}/`));

function Entry({ entry, current, collapsible, onNavigate }: { entry: NavEntry; current: boolean; collapsible: boolean; onNavigate?: () => void }) {
  const Icon = ICONS[entry.icon];
  const hideable = collapsible ? "rail-collapsed:sr-only" : "";
  return (
    <li>
      <Link
        href={entry.href}
        onClick={onNavigate}
        title={entry.label}
        aria-current={current ? "page" : undefined}
        aria-keyshortcuts={entry.shortcut}
        className="group/entry relative flex min-h-8 items-center gap-2.5 rounded-control border-l-2 border-transparent px-2.5 text-text no-underline hover:bg-surface-2 aria-[current=page]:border-accent aria-[current=page]:bg-selected aria-[current=page]:font-semibold"
      >
        <Icon />
        <span className={`grow ${hideable}`}>{entry.label}</span>
        {entry.badge && entry.badge.count > 0 ? (
          <span
            className={`rounded-full border border-border-strong bg-surface px-1.5 text-meta tabular-nums ${collapsible ? "rail-collapsed:absolute rail-collapsed:top-0 rail-collapsed:right-0 rail-collapsed:px-1" : ""}`}
          >
            <span aria-hidden>{entry.badge.count}</span>
            <span className="sr-only">{formatCount(entry.badge.count, entry.badge.what)}</span>
          </span>
        ) : null}
        {entry.shortcut ? (
          <KeyHint
            keys={entry.shortcut}
            decorative
            className={`text-muted opacity-0 group-hover/entry:opacity-100 group-focus-visible/entry:opacity-100 ${hideable}`}
          />
        ) : null}
      </Link>
    </li>
  );
}

/** The links of the console, in their groups. */
export function NavList({ entries, collapsible = false, onNavigate }: { entries: readonly NavEntry[]; collapsible?: boolean; onNavigate?: () => void }) {
  const pathname = usePathname();
  const groups = GROUPS.map((group) => ({ group, own: entries.filter((entry) => entry.group === group) })).filter(({ own }) => own.length > 0);
  return groups.map(({ group, own }) => (
    <div key={group} className="mb-3">
      <p className={`px-3 pb-1 text-meta text-muted ${collapsible ? "rail-collapsed:sr-only" : ""}`} id={`nav-${collapsible ? "rail" : "sheet"}-${group}`}>
        {group}
      </p>
      <ul aria-labelledby={`nav-${collapsible ? "rail" : "sheet"}-${group}`} className="space-y-0.5">
        {own.map((entry) => (
          <Entry key={entry.href} entry={entry} current={isCurrent(pathname, entry.href)} collapsible={collapsible} onNavigate={onNavigate} />
        ))}
      </ul>
    </div>
  ));
}

/** The left rail: 208 px, or 56 with icons alone. Its width is the stylesheet's business, so that it is right before any script runs. */
export function Rail({ entries }: { entries: readonly NavEntry[] }) {
  const router = useRouter();
  const [rail, setRail] = useChoice(RAIL);
  const toggle = () => setRail(rail === "open" ? "collapsed" : "open");

  useShortcuts({
    group: "Go to",
    shortcuts: entries.flatMap(({ shortcut, label, href }) => (shortcut ? [{ keys: shortcut, label, run: () => router.push(href) }] : [])),
  });
  useShortcuts({ group: "Everywhere", shortcuts: [{ keys: "[", label: "Narrow or widen the navigation", run: toggle }] });

  return (
    <div className="sticky top-shell hidden h-[calc(100dvh-var(--shell-top))] w-rail shrink-0 flex-col border-r border-border bg-surface rail-collapsed:w-rail-collapsed shell:flex">
      <nav aria-label="Main" className="min-h-0 grow overflow-y-auto p-2 pt-3">
        <NavList entries={entries} collapsible />
      </nav>
      <button
        type="button"
        onClick={toggle}
        aria-keyshortcuts="["
        className="m-2 flex min-h-8 items-center gap-2.5 rounded-control px-2.5 text-muted hover:bg-surface-2"
      >
        <SidebarIcon />
        <span className="grow text-left rail-collapsed:sr-only">
          {rail === "open" ? "Narrow" : "Widen"}
          <span className="sr-only"> the navigation</span>
        </span>
        <KeyHint keys="[" decorative className="rail-collapsed:hidden" />
      </button>
    </div>
  );
}
