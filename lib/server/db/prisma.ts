import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { oncePerProcess } from "../process/once-per-process";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

export const db = oncePerProcess("db.prisma", () => new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }));
