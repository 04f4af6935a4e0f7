import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The folder that a start serves from; `next build` itself writes to the usual one.
  distDir: process.env.LANEKEEPER_BUILD || ".next",
  // `npm run check` has checked the types; a start on somebody's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // One instance with server.ts: packages that Next would otherwise copy into its bundles.
  serverExternalPackages: ["@prisma/adapter-pg", "pg"],
};

export default config;
