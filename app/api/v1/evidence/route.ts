import { route } from "@/lib/server/entry/route";
import { submitEvidenceOperation } from "@/lib/server/evidence/submit-evidence";

export const POST = route(submitEvidenceOperation);
