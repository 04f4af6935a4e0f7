import type { TestProject } from "vitest/node";
import { ensurePrismaClient } from "../../../scripts/setup/prisma-client.mjs";
import { startTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { adminUrl: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensurePrismaClient();
  const { adminUrl, template, stop } = await startTestServer();
  project.provide("testServer", { adminUrl, template });
  return stop;
}
