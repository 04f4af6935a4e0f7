import "server-only";

/** Called at every start, after the migrations and before anyone is served. */
export async function prepareData(_: { databaseUrl: string; embedded: boolean; dataDir: string }): Promise<{ lines: string[]; databaseUrl?: string }> {
  return { lines: [] };
}
