import type { Option } from "@/components/ui/select";
import type { MemberActor } from "@/lib/server/auth/actor";
import { listTeams } from "@/lib/server/teams/reads";

export const teamOptions = async (actor: MemberActor): Promise<Option[]> => (await listTeams(actor)).map(({ slug, name }) => ({ value: slug, label: name }));
