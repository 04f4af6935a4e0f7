/** What a page is given as `searchParams`, awaited. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The address of the same page with some parameters changed; null takes one away. Order is kept, so that an address stays itself. */
export function withParams(pathname: string, current: SearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(current)) {
    if (name in changes) continue;
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) next.append(name, one);
  }
  for (const [name, value] of Object.entries(changes)) if (value !== null) next.append(name, value);
  const query = next.toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}

/** The first value of a parameter. */
export const firstParam = (params: SearchParams, name: string): string | undefined => {
  const value = params[name];
  return Array.isArray(value) ? value[0] : value;
};
