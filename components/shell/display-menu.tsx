"use client";
import { Button } from "../ui/button";
import { DENSITY, THEME, ZONE } from "../ui/choices";
import { DisplayIcon } from "../ui/icons";
import { Menu } from "../ui/menu";
import { useChoice } from "../ui/use-choice";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const DENSITIES = [
  { value: "comfortable", label: "Comfortable" },
  { value: "standard", label: "Standard" },
  { value: "compact", label: "Compact" },
];
const ZONES = [
  { value: "utc", label: "UTC" },
  { value: "local", label: "This machine's zone" },
];

/** Theme, density and time zone. */
export function DisplayMenu() {
  const [theme, setTheme] = useChoice(THEME);
  const [density, setDensity] = useChoice(DENSITY);
  const [zone, setZone] = useChoice(ZONE);
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="small" aria-label="Display" className="px-1.5">
          <DisplayIcon />
        </Button>
      }
      entries={[
        { kind: "choice", label: "Theme", value: theme, options: THEMES, onChoose: (value) => setTheme(value as typeof theme) },
        { kind: "separator" },
        { kind: "choice", label: "Row height", value: density, options: DENSITIES, onChoose: (value) => setDensity(value as typeof density) },
        { kind: "separator" },
        { kind: "choice", label: "Times", value: zone, options: ZONES, onChoose: (value) => setZone(value as typeof zone) },
      ]}
    />
  );
}
