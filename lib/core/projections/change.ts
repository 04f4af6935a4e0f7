import type { ReadModel, ReadModels } from "./rows";

type Column<T extends ReadModel> = keyof ReadModels[T] & string;

/** Writes a row. `ifAbsent`: a row with the same key stays as it is. */
type Insert<T extends ReadModel> = { insert: T; row: ReadModels[T]; ifAbsent?: true };

/**
 * Writes a row over the one with the same key. `add`: columns that are added to what stands there. `ifLater`: only where this
 * column's value is later than what stands there.
 */
type Upsert<T extends ReadModel> = { upsert: T; key: readonly Column<T>[]; row: ReadModels[T]; add?: readonly Column<T>[]; ifLater?: Column<T> };

/** Changes rows. `add`: numbers that are added. `push`: items put at the end of a JSON list. */
type Update<T extends ReadModel> = {
  update: T;
  where: Partial<ReadModels[T]>;
  set?: Partial<ReadModels[T]>;
  add?: Partial<Record<Column<T>, number>>;
  push?: Partial<ReadModels[T]>;
};

type Remove<T extends ReadModel> = { remove: T; where: Partial<ReadModels[T]> };

/** One write to a read model. Projections are pure; the server carries these out. */
export type Change<T extends ReadModel = ReadModel> = { [K in T]: Insert<K> | Upsert<K> | Update<K> | Remove<K> }[T];
