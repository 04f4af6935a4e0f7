import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/** Every colour of the product, by theme. `tailwind.config.test.ts` computes their contrast; nothing else may name a colour. */
export const COLOURS = {
  light: {
    bg: "#F4F5F7",
    surface: "#FFFFFF",
    "surface-2": "#ECEEF1",
    text: "#161A20",
    muted: "#525B68",
    accent: "#1F56C9",
    "on-accent": "#FFFFFF",
    border: "#D3D7DD",
    "border-strong": "#7C8593",
    selected: "#E3EBFB",
    "lane-allow": "#454D58",
    "lane-allow-tint": "#EEF1F4",
    "lane-degrade": "#85680C",
    "lane-degrade-tint": "#FBF3DC",
    "lane-escalate": "#7A1014",
    "lane-escalate-tint": "#FBE9E9",
    "lane-recover": "#8034E8",
    "lane-recover-tint": "#F5EFFE",
    "on-lane": "#FFFFFF",
    backdrop: "#161A2066",
    shadow: "#161A2029",
  },
  dark: {
    bg: "#101318",
    surface: "#171B21",
    "surface-2": "#20262E",
    text: "#E9ECF0",
    muted: "#A3ADB9",
    accent: "#8AB4FF",
    "on-accent": "#101318",
    border: "#333B46",
    "border-strong": "#79838F",
    selected: "#1B2A45",
    "lane-allow": "#CBD3DB",
    "lane-allow-tint": "#222A33",
    "lane-degrade": "#FFD23F",
    "lane-degrade-tint": "#2E2709",
    "lane-escalate": "#FF7B86",
    "lane-escalate-tint": "#3A1B20",
    "lane-recover": "#B57BFF",
    "lane-recover-tint": "#2A2140",
    "on-lane": "#101318",
    backdrop: "#05070AB3",
    shadow: "#00000099",
  },
} as const;
export type ColourToken = keyof (typeof COLOURS)["light"];

/** Row height and horizontal cell padding, in rem: 28/8, 36/10 and 44/12 px. */
export const DENSITIES = {
  compact: { "--row-height": "1.75rem", "--cell-x": "0.5rem" },
  standard: { "--row-height": "2.25rem", "--cell-x": "0.625rem" },
  comfortable: { "--row-height": "2.75rem", "--cell-x": "0.75rem" },
} as const;

const variables = (theme: keyof typeof COLOURS) => ({
  "color-scheme": theme,
  ...Object.fromEntries(Object.entries(COLOURS[theme]).map(([name, value]) => [`--${name}`, value])),
});

const colours = Object.fromEntries(Object.keys(COLOURS.light).map((name) => [name, `var(--${name})`])) as Record<ColourToken, string>;

const size = (px: number, line: number): [string, { lineHeight: string }] => [`${px / 16}rem`, { lineHeight: `${line / 16}rem` }];

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: { ...colours, transparent: "transparent", current: "currentColor", inherit: "inherit" },
    fontFamily: {
      sans: ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Cascadia Mono", "Consolas", "Liberation Mono", "DejaVu Sans Mono", "monospace"],
    },
    /** meta · table · body · section · title · numeral: there is no other size. */
    fontSize: { meta: size(12, 16), table: size(13, 18), body: size(14, 20), section: size(16, 24), title: size(20, 28), numeral: size(28, 34) },
    fontWeight: { normal: "400", semibold: "600" },
    borderRadius: { none: "0", DEFAULT: "4px", control: "4px", panel: "6px", full: "9999px" },
    boxShadow: { none: "none", popup: "0 4px 16px var(--shadow)" },
    /** `shell`: the rail appears; `split`: list beside detail; `wide`: three columns. */
    screens: { sm: "40rem", md: "48rem", shell: "56.25rem", split: "62.5rem", lg: "64rem", wide: "68.75rem", xl: "80rem", "2xl": "90rem" },
    transitionDuration: { DEFAULT: "120ms", fade: "600ms" },
    extend: {
      spacing: {
        row: "var(--row-height)",
        cell: "var(--cell-x)",
        rail: "13rem",
        "rail-collapsed": "3.5rem",
        band: "1.75rem",
        bar: "2.75rem",
        shell: "var(--shell-top)",
      },
      maxWidth: { prose: "72ch", page: "90rem" },
      zIndex: { bar: "20", sheet: "30", popup: "40", toast: "50" },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": { ...variables("light"), ...DENSITIES.standard },
        "@media (prefers-color-scheme: dark)": { ":root:not([data-theme=light])": variables("dark") },
        ":root[data-theme=dark]": variables("dark"),
        "[data-density=compact]": DENSITIES.compact,
        "[data-density=comfortable]": DENSITIES.comfortable,
      });
    }),
  ],
} satisfies Config;
