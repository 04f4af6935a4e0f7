import "server-only";
import pg from "pg";
import { oncePerProcess } from "../process/once-per-process";

export const pool = oncePerProcess("db.pool", () => {
  const made = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, application_name: "lanekeeper" });
  // Mandatory: a connection that PostgreSQL closes while idle emits "error", and an unheard "error" ends the process.
  made.on("error", (error) => console.error(`An idle database connection was lost: ${error.message}`));
  return made;
});
