const fieldNamed = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-field]")].find(({ dataset }) => dataset.field === name);

/** Moves the focus to a field, opening what hides it; to the nearest thing around it where the field itself isn't drawn. */
export function focusField(name: string): boolean {
  for (let path = name; path !== ""; path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "") {
    const field = fieldNamed(path) ?? fieldNamed(`${path}.do`);
    if (!field) continue;
    for (let around = field.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    return true;
  }
  return false;
}
