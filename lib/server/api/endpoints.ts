import "server-only";
import { DECISION_ENDPOINTS } from "./decision-endpoints";
import type { Endpoint } from "./endpoint";
import { HISTORY_ENDPOINTS } from "./history-endpoints";
import { PACT_ENDPOINTS } from "./pact-endpoints";
import { REGISTRY_ENDPOINTS } from "./registry-endpoints";

/** Everything a machine can ask for. A door without a row here fails a test. */
export const ENDPOINTS: readonly Endpoint[] = [...DECISION_ENDPOINTS, ...REGISTRY_ENDPOINTS, ...PACT_ENDPOINTS, ...HISTORY_ENDPOINTS];
