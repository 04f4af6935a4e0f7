// The same clauses as a Cerbos policy: one action, a DENY rule per clause. Cerbos stops at the first, which is its best case.
import fs from "node:fs";
import path from "node:path";

export function writeCerbos(folder, clauses, port) {
  const policies = path.join(folder, "policies");
  fs.mkdirSync(policies, { recursive: true });
  const rule = ({ key, payee, limitMinor }) => ({
    name: key,
    actions: ["payments.release"],
    effect: "EFFECT_DENY",
    roles: ["*"],
    condition: { match: { expr: `R.attr.args.payee == "${payee}" && R.attr.args.amountMinor > ${limitMinor}` } },
  });
  const rules = [...clauses.map(rule), { name: "base", actions: ["payments.release"], effect: "EFFECT_ALLOW", roles: ["*"] }];
  // YAML contains JSON.
  fs.writeFileSync(
    path.join(policies, "pact.yaml"),
    JSON.stringify({ apiVersion: "api.cerbos.dev/v1", resourcePolicy: { resource: "payment", version: "default", rules } }),
  );
  const config = path.join(folder, "config.yaml");
  fs.writeFileSync(
    config,
    JSON.stringify({
      server: { httpListenAddr: `127.0.0.1:${port}`, grpcListenAddr: `127.0.0.1:${port + 1}` },
      audit: { enabled: false },
      telemetry: { disabled: true },
      storage: { driver: "disk", disk: { directory: policies, watchForChanges: false } },
    }),
  );
  return config;
}

export const cerbosBody = ({ agent, action, args, context }) => ({
  requestId: "r",
  principal: { id: agent, roles: ["agent"], attr: {} },
  resources: [{ actions: [action], resource: { kind: "payment", id: args.invoice, attr: { args, context } } }],
});

export const cerbosPermits = (answer) => answer.results[0].actions["payments.release"] === "EFFECT_ALLOW";
