import type { ReactNode, SVGProps } from "react";

/** Always decorative: the word beside an icon, or the label of its button, is what names it. */
export type IconProps = Omit<SVGProps<SVGSVGElement>, "children">;

function Drawn({ className = "", children, ...rest }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
      className={`shrink-0 ${/\bsize-/.test(className) ? "" : "size-4"} ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const HomeIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7" />
  </Drawn>
);
export const ReviewsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2.5 9.5 4.5 3h7l2 6.5v4h-11zM2.5 9.5H6l.8 1.5h2.4l.8-1.5h3.5" />
  </Drawn>
);
export const IncidentsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.7v.1" />
  </Drawn>
);
export const AgentsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M3 5.5h10v8H3zM8 5.5v-3M6 9v1M10 9v1M1.5 8.5v3M14.5 8.5v3" />
  </Drawn>
);
export const EvidenceIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M4 2h5l3 3v9H4zM9 2v3h3M6 9l1.3 1.5L10 7.5" />
  </Drawn>
);
export const DriftIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M1.5 5h3l2 1.5L9 5.2l2.5 5 3 1M1.5 13.5h13" />
  </Drawn>
);
export const RecoveriesIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M13.3 6A5.5 5.5 0 1 0 13.5 9M13.5 2.5V6H10" />
  </Drawn>
);
export const OverridesIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 8h8M7 4.5 10.5 8 7 11.5M13.5 3v10" />
  </Drawn>
);
export const SettlementsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M1.5 4h13v8h-13zM8 6.2v3.6M4 8h.1M12 8h.1" />
  </Drawn>
);
export const PactsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M3.5 2h9v12h-9zM6 5h4M6 7.5h4M6 11l1 1 2-2" />
  </Drawn>
);
export const MetricsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 13.5h12M4 11V8M8 11V3.5M12 11V6" />
  </Drawn>
);
export const HistoryIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2.5 4h11M2.5 8h6M2.5 12h4M11.5 8v2.5l1.5 1M8.5 10.5a3 3 0 1 0 3-3" />
  </Drawn>
);
export const DossiersIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 4.5h4l1.5 1.5H14v7H2zM5 9.5h6" />
  </Drawn>
);
export const SimulatorIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M6.5 2v4.5L2.5 13.5h11l-4-7V2M5.5 2h5M4.5 10.5h7" />
  </Drawn>
);
export const SettingsIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.8v3.4M6 9.8v3.4" />
  </Drawn>
);

export const CheckIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M3 8.5 6.5 12 13 4.5" />
  </Drawn>
);
export const CrossIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
  </Drawn>
);
export const PlusIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M8 3v10M3 8h10" />
  </Drawn>
);
export const MenuIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 4h12M2 8h12M2 12h12" />
  </Drawn>
);
export const ChevronDownIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M4 6l4 4 4-4" />
  </Drawn>
);
export const ChevronRightIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M6 4l4 4-4 4" />
  </Drawn>
);
export const SortIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3" />
  </Drawn>
);
export const SortUpIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M4 9.5 8 5.5l4 4" />
  </Drawn>
);
export const SortDownIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M4 6.5l4 4 4-4" />
  </Drawn>
);
export const CopyIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
  </Drawn>
);
export const ExternalIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9v4.5h-9v-9H7" />
  </Drawn>
);
export const InfoIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5V11M8 5v.1" />
  </Drawn>
);
export const WarningIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.7v.1" />
  </Drawn>
);
export const HelpIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.1M8 11.3v.1" />
  </Drawn>
);
export const LockIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
  </Drawn>
);
export const PauseIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2" />
  </Drawn>
);
export const DisplayIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 2v12M8 5h5M8 8h6M8 11h5" />
  </Drawn>
);
export const PersonIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M10.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM3 13.5c.5-3 2.500-4 5-4s4.500 1 5 4" />
  </Drawn>
);
export const SidebarIcon = (props: IconProps) => (
  <Drawn {...props}>
    <path d="M2 3h12v10H2zM6 3v10" />
  </Drawn>
);
