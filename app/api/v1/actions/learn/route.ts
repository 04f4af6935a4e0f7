import { learnSchemasOperation } from "@/lib/server/actions/operations";
import { route } from "@/lib/server/entry/route";

export const POST = route(learnSchemasOperation);
