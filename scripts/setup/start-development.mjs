import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { migrate } from "./migrate.mjs";
import { ensurePackages } from "./packages.mjs";
import { checkPortFree } from "./port.mjs";
import { prepareData } from "./prepare-data.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { PRODUCT_FLAGS, runProduct } from "./product-process.mjs";
import { readSettings } from "./settings.mjs";

export async function startDevelopment(opened) {
  const settings = readSettings();
  await checkPortFree(settings);
  await ensurePackages();
  const database = await openDatabase(settings);
  opened(database.stop);
  await migrate(database.url);
  await ensurePrismaClient();
  prepareEnvironment(settings, database.url);
  const { url, lines } = await prepareData(database, settings, PRODUCT_FLAGS);
  process.env.DATABASE_URL = url;
  console.log([`Lanekeeper (development): ${settings.publicUrl}`, ...lines].join("\n"));
  const product = runProduct("main.ts");
  opened(product.stop);
  return product.ended;
}
