import { listBuildsForApi } from "@/lib/server/builds/list-builds-for-api";
import { registerBuildOperation } from "@/lib/server/builds/register-build";
import { readRoute, route } from "@/lib/server/entry/route";

export const GET = readRoute(listBuildsForApi);
export const POST = route(registerBuildOperation, { status: 201 });
