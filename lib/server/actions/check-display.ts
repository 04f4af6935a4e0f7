import "server-only";
import type { ActionDisplay } from "@/lib/core/reviews/display-action";
import { type ActionSchemas, missingIn, schemaAt } from "./check-paths";

const PLACE = /\{([^{}|]*)/g;
const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, path = ""]) => path.trim());

/** What of the display names values that the schema doesn't have, field by field. */
export function displayProblems(display: ActionDisplay | null, schemas: ActionSchemas): Record<string, string> {
  const found: Record<string, string> = {};
  const look = (field: string, paths: readonly string[]): void => {
    const absent = paths.find((path) => schemaAt(schemas, path) === "absent");
    if (absent !== undefined) found[field] ??= missingIn(absent);
  };
  look("display.title", placesIn(display?.title ?? ""));
  display?.fields?.forEach(({ path }, i) => {
    look(`display.fields[${i}].path`, [path]);
  });
  display?.links?.forEach(({ href }, i) => {
    look(`display.links[${i}].href`, placesIn(href));
  });
  return found;
}
