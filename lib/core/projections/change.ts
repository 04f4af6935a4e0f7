import type { ReadModel, ReadModels } from "./rows";

/** One write to a read model. Projections are pure; the server carries these out. */
export type Change<T extends ReadModel = ReadModel> = {
  [K in T]:
    | { insert: K; row: ReadModels[K] /** A row with the same key stays as it is. */; ifAbsent?: true }
    | {
        upsert: K;
        key: readonly (keyof ReadModels[K] & string)[];
        row: ReadModels[K] /** Columns that are added to what stands there. */;
        add?: readonly (keyof ReadModels[K] & string)[];
      }
    | {
        update: K;
        where: Partial<ReadModels[K]>;
        set?: Partial<ReadModels[K]>;
        add?: Partial<Record<keyof ReadModels[K] & string, number>> /** Appends to a JSON list. */;
        push?: Partial<ReadModels[K]>;
      }
    | { remove: K; where: Partial<ReadModels[K]> };
}[T];
