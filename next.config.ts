import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` has checked the types; a start on somebody's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // One instance with server.ts: packages that Next would otherwise copy into its bundles.
  serverExternalPackages: ["@prisma/adapter-pg", "pg"],
};

export default config;
