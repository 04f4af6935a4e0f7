// The rooms of the house and what each may import. A rule names a room, and everything that isn't listed for it is forbidden.
const PRODUCT = "^(app|components|lib|scripts|e2e|bench|examples)/|^(server|main|proxy|next\\.config)\\.ts$";
const PACKAGES = "node_modules";
const TESTS = "\\.test\\.tsx?$";
const TEST_HELP = "^lib/core/testing/|^lib/server/testing/";

/** `room` may import itself, the listed places of the project and the listed packages, and nothing else. */
const room = (name, from, places, packages = null) => [
  {
    name: `${name}-stays-in-its-room`,
    severity: "error",
    from: { path: from, pathNot: `${TESTS}|${TEST_HELP}` },
    to: { path: PRODUCT, pathNot: [from, ...places].join("|") },
  },
  ...(packages
    ? [
        {
          name: `${name}-imports-only-named-packages`,
          severity: "error",
          from: { path: from, pathNot: `${TESTS}|${TEST_HELP}` },
          to: {
            dependencyTypesNot: ["local", "localmodule", "aliased", "aliased-tsconfig", "undetermined", "type-only"],
            pathNot: packages.map(named).join("|") || "^$",
          },
        },
      ]
    : []),
];

const named = (name) => `${PACKAGES}/${name}(/|$)`;

const CORE = "^lib/core/";
const CONTRACT = "^lib/contract/";
const FORMAT = "^lib/format/";
const CLIENT = "^lib/client/";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: { path: PRODUCT }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-missing-files", severity: "error", from: { path: PRODUCT }, to: { couldNotResolve: true, pathNot: "generated/client" } },
    ...room("core", CORE, [], ["@marcbachmann/cel-js", "re2js"]),
    ...room("contract", CONTRACT, [CORE], ["zod"]),
    ...room("format", FORMAT, [], []),
    ...room("client", CLIENT, [CONTRACT, CORE, FORMAT]),
    ...room("sdk", "^lib/sdk/", [CONTRACT]),
    ...room("gateway", "^lib/gateway/", ["^lib/sdk/", CONTRACT, CORE]),
    ...room("server", "^lib/server/", [CORE, CONTRACT, FORMAT]),
    ...room("ui", "^components/ui/", [FORMAT]),
    // The shape of an answer is the one thing of the contract that a form must know in order to show it.
    ...room("forms", "^components/forms/", ["^components/ui/", FORMAT, "^lib/contract/answers\\.ts$"]),
    ...room("tables", "^components/tables/", ["^components/ui/", FORMAT]),
    ...room("charts", "^components/charts/", ["^components/ui/", FORMAT]),
    ...room("components", "^components/", [FORMAT, CONTRACT, CORE, CLIENT]),
    {
      name: "nothing-looks-up",
      comment: "Pages and doors hold nothing that another room could want.",
      severity: "error",
      from: { path: "^(lib|components)/" },
      to: { path: "^app/" },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { path: PRODUCT, pathNot: `${TESTS}|${TEST_HELP}|^e2e/|^scripts/|^bench/` },
      to: { path: `${TESTS}|${TEST_HELP}` },
    },
  ],
  options: {
    doNotFollow: { path: PACKAGES },
    exclude: { path: "^(\\.next|dist|bench/peers)/|generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
