/** How a person likes the screen: kept in their browser, and written on `<html>` where a style depends on it. */
export type Choice<Value extends string = string> = { key: string; values: readonly Value[]; initial: Value; attribute?: string };

const choice = <const Value extends string>(name: string, values: readonly Value[], initial: NoInfer<Value>, attribute?: string): Choice<Value> => ({
  key: `lanekeeper.${name}`,
  values,
  initial,
  attribute,
});

export const THEME = choice("theme", ["system", "light", "dark"], "system", "data-theme");
export const DENSITY = choice("density", ["comfortable", "standard", "compact"], "standard", "data-density");
export const RAIL = choice("rail", ["open", "collapsed"], "open", "data-rail");
export const ZONE = choice("zone", ["utc", "local"], "utc");
export const SHORTCUT_KEYS = choice("shortcuts", ["on", "off"], "on");

/** Runs before the first paint, so that a page never flashes in the wrong theme. No input reaches it: only the lists above. */
export const PRE_PAINT_SCRIPT = `(()=>{const d=document.documentElement;for(const c of ${JSON.stringify([THEME, DENSITY, RAIL])}){let v=null;try{v=localStorage.getItem(c.key)}catch{}d.setAttribute(c.attribute,c.values.includes(v)?v:c.initial)}})()`;
