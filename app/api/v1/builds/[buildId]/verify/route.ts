import { verifyBuildOperation } from "@/lib/server/builds/verify-build";
import { route } from "@/lib/server/entry/route";

export const POST = route(verifyBuildOperation);
