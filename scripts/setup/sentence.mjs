/** Something the person at the terminal can act on: shown as it is, without a stack. */
export class Sentence extends Error {}

export function describeFailure(error) {
  if (error instanceof Sentence) return error.message;
  if (error?.code === "ENOSPC") return `The disk is full${error.path ? ` (writing ${error.path})` : ""}. Free some space and try again.`;
  if (error?.code === "EACCES" || error?.code === "EROFS")
    return `No permission to write ${error.path}. Choose a folder of your own with LANEKEEPER_DATA_DIR, or change its owner.`;
  return error?.stack ?? String(error);
}
