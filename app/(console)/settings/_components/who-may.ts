import { may, type Permission } from "@/lib/core/members/permissions";
import { formatList } from "@/lib/format/format-count";
import type { MemberActor } from "@/lib/server/auth/actor";
import { listHolders } from "@/lib/server/members/reads";
import { ROLE_NAMES } from "../../_components/role-names";

/** Null where the actor may; otherwise who could: the roles in words, and the people who hold one. */
export type Denied = { needs: string; holders: string[] };

export async function whoElseMay(actor: MemberActor, permission: Permission): Promise<Denied | null> {
  if (may(actor, permission)) return null;
  const { roles, names } = await listHolders(actor, permission);
  return {
    needs: formatList(
      roles.map((role) => ROLE_NAMES[role]),
      "or",
    ),
    holders: names,
  };
}

/** Beside a control that can't be used. */
export const reasonOf = (denied: Denied | null): string | null => (denied ? `Needs ${denied.needs}` : null);
