/** Where a finding is, for people: `clauses[1].consequences.incident` → `C-2, consequences, incident`. */
export function placeName(path: string, keys: readonly string[]): string {
  const words = path
    .replace(/^clauses\[(\d+)\]/, (_, index: string) => keys[Number(index)] || `clause ${Number(index) + 1}`)
    .replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`)
    .replace(/(accepts|params|lists)\.(.+)$/, "$1\u0000$2");
  const [place = "", name] = words.split("\u0000");
  const parts = place.split(".").map((part) => part.replaceAll("_", " ").replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`));
  return [...parts, ...(name === undefined ? [] : [name])].join(", ");
}
