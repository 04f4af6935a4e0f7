import type { RefObject } from "react";

export type Shortcut = {
  /** One key or a sequence: `j`, `g r`, `?`, `ArrowDown`, `Enter`; a capital letter means Shift. */
  keys: string;
  /** What it does, as the sheet says it. */
  label: string;
  run: (event: KeyboardEvent) => void;
  enabled?: boolean;
};

export type Registration = { group: string; region: RefObject<HTMLElement | null> | null; shortcuts: readonly Shortcut[] };

const SEQUENCE_PAUSE = 1_200;
const NOT_TEXT = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);
const OWN_KEYS = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"],[role="combobox"]';
const PRESSED = 'a[href],button,summary,[role="button"],[role="tab"],input[type="checkbox"],input[type="radio"]';

/** Where letters are being written, a letter is a letter. */
function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable]:not([contenteditable="false"]),[role="textbox"],[role="searchbox"],[role="spinbutton"]'))
    return true;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target instanceof HTMLIFrameElement;
}

/** Caps lock must not change which key was meant; Shift must. */
function keyOf(event: KeyboardEvent): string {
  if (event.key === " ") return "Space";
  if (!/^\p{L}$/u.test(event.key)) return event.key;
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
}

/** All shortcuts that are offered now, and the one place that listens for keys. */
export class ShortcutRegistry {
  private registrations: readonly Registration[] = [];
  private readonly watchers = new Set<() => void>();
  private pressed = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly isOn: () => boolean) {}

  list = (): readonly Registration[] => this.registrations;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
    };
  };

  register(registration: Registration): () => void {
    if (this.registrations.length === 0) document.addEventListener("keydown", this.onKeyDown);
    this.change([...this.registrations, registration]);
    return () => {
      this.change(this.registrations.filter((one) => one !== registration));
      if (this.registrations.length === 0) document.removeEventListener("keydown", this.onKeyDown);
    };
  }

  private change(next: readonly Registration[]) {
    this.registrations = next;
    for (const watcher of [...this.watchers]) watcher();
  }

  private readonly onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    if (isTextField(event.target) || !this.isOn()) return;
    const key = keyOf(event);
    const shortcut = this.find(this.pressed === "" ? key : `${this.pressed} ${key}`, event) ?? (this.pressed === "" ? null : this.find(key, event));
    clearTimeout(this.timer);
    this.pressed = shortcut?.waits ?? "";
    if (!shortcut) return;
    event.preventDefault();
    if (shortcut.waits) this.timer = setTimeout(() => (this.pressed = ""), SEQUENCE_PAUSE);
    else shortcut.run?.(event);
  };

  /** The shortcut that these keys mean where the focus is; or, `waits`, the beginning of one. */
  private find(keys: string, event: KeyboardEvent): { run?: Shortcut["run"]; waits?: string } | null {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    // Enter and Space belong to what is focused, where it can be pressed.
    if ((keys === "Enter" || keys === "Space") && target.closest(PRESSED)) return null;
    let waits: string | undefined;
    for (const { shortcuts } of this.inOrder(target)) {
      for (const shortcut of shortcuts) {
        if (shortcut.enabled === false) continue;
        if (shortcut.keys === keys) return { run: shortcut.run };
        if (shortcut.keys.startsWith(`${keys} `)) waits = keys;
      }
    }
    return waits ? { waits } : null;
  }

  /** Those that apply where the focus is, the innermost region first. A popup keeps its keys to itself. */
  private inOrder(target: HTMLElement): Registration[] {
    const popup = target.closest(OWN_KEYS);
    const inside = this.registrations.filter(({ region }) => {
      const element = region?.current;
      if (popup) return element != null && popup.contains(element) && element.contains(target);
      return region === null || element?.contains(target);
    });
    return inside.sort((a, b) => (a.region?.current && (!b.region?.current || b.region.current.contains(a.region.current)) ? -1 : 1));
  }
}
