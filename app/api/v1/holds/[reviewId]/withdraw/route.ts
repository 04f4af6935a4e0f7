import { route } from "@/lib/server/entry/route";
import { withdrawHoldOperation } from "@/lib/server/reviews/operations";

export const POST = route(withdrawHoldOperation);
