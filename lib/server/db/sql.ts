import "server-only";

/** Whatever runs SQL: a transaction, the pool, a client of its own. Rows come back as PostgreSQL named their columns. */
export type Sql = { query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]> };

/** A fixed list of identifiers only ever reaches SQL through here. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
