import { z } from "zod";
import { ROLES, type Role } from "../core/closed-lists";
import type { MemberId } from "../core/ids";
import { displayName, reference, severalOf } from "./names";

const SHORTEST_PASSWORD = 12;

const email = z
  .email({ error: "Give an e-mail address, such as ana@example.com." })
  .max(254, "No e-mail address is as long as this.")
  .transform((text) => text.toLowerCase());
const roles = severalOf(ROLES).refine((chosen) => chosen.length > 0, "Choose at least one role.");
const password = z
  .string({ error: "Give a password." })
  .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters; a few words in a row are good.`)
  .max(200, "Use at most 200 characters.");
const memberId = reference("a member by id or e-mail");

export const CreateMemberInput = z.strictObject({ name: displayName(), email, roles, password });
export type CreateMemberInput = z.input<typeof CreateMemberInput>;

/** What is left out stays. A new password, like a changed e-mail, ends every session the member has. */
export const ChangeMemberInput = z.strictObject({
  memberId,
  name: displayName().optional(),
  email: email.optional(),
  roles: roles.optional(),
  password: password.optional(),
});
export type ChangeMemberInput = z.input<typeof ChangeMemberInput>;

export const DisableMemberInput = z.strictObject({ memberId });
export const EnableMemberInput = z.strictObject({ memberId });

export const ChangeOwnPasswordInput = z.strictObject({
  current: z.string({ error: "Give your current password." }).min(1, "Give your current password."),
  password,
});
export type ChangeOwnPasswordInput = z.input<typeof ChangeOwnPasswordInput>;

export const SignInInput = z.object({ email: z.string().max(1_000), password: z.string().max(10_000), callbackUrl: z.string().max(4_000).nullish() });

export type MemberListRow = {
  id: MemberId;
  name: string;
  email: string;
  roles: Role[];
  /** Slugs and names of the teams they are in. */
  teams: { slug: string; name: string; lead: boolean }[];
  createdAt: string;
  disabledAt: string | null;
};
