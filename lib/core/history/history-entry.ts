import type { IsoInstant } from "../time";

/** An entry as it is stored and exported: the exact text of its body, beside the columns that repeat parts of it. Hashes are hex. */
export type HistoryEntry = { pact: string; seq: number; type: string; at: IsoInstant; actor: string; prev: string; leaf: string; body: string };

/** What an entry's text says, read back. */
export type HistoryBody = { v: number; pact: string; seq: number; prev: string; type: string; at: IsoInstant; actor: string; data: unknown };
