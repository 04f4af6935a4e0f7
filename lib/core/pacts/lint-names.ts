import type { Report } from "./lint-finding";

export const quoted = (name: string): string => JSON.stringify(name);
export const ownerProblem = (what: string, owner: string): string =>
  owner ? `${what} is owned by ${quoted(owner)}, which isn't a registered team.` : `${what} has no owner.`;

/** Reports names that aren't registered and names written twice. */
export function unknownNames(names: readonly string[], known: readonly string[], path: string, what: string, report: Report): void {
  names.forEach((name, i) => {
    if (!known.includes(name)) report("E10", `${path}[${i}]`, `No ${what} ${quoted(name)} is registered.`, `Choose a registered ${what} or register this one.`);
    if (names.indexOf(name) !== i) report("E11", `${path}[${i}]`, `${quoted(name)} is listed twice.`, "Remove the second one.");
  });
}
