import path from "node:path";
import { Sentence } from "./sentence.mjs";

/**
 * What the environment decides:
 * PORT (3000), HOST (127.0.0.1), LANEKEEPER_DATA_DIR (.lanekeeper), DATABASE_URL (the embedded database when absent),
 * LANEKEEPER_PUBLIC_URL (how people reach it), LANEKEEPER_HOSTS (further names it answers to, comma-separated),
 * LANEKEEPER_TRUSTED_PROXY (1: believe X-Forwarded-* headers).
 * @param {Record<string, string | undefined>} env
 */
export function readSettings(env = process.env) {
  const port = readPort(env.PORT);
  const host = env.HOST || "127.0.0.1";
  const publicUrl = readPublicUrl(env.LANEKEEPER_PUBLIC_URL) ?? `http://${nameForPeople(host)}:${port}`;
  return {
    port,
    host,
    publicUrl,
    dataDir: path.resolve(env.LANEKEEPER_DATA_DIR || ".lanekeeper"),
    databaseUrl: env.DATABASE_URL || null,
    trustedProxy: env.LANEKEEPER_TRUSTED_PROXY === "1",
    allowedHosts: new Set([new URL(publicUrl).host, ...localHosts(port), ...list(env.LANEKEEPER_HOSTS)]),
  };
}

function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Sentence(`PORT is "${text}", which is not a port number. Example: PORT=3001 npm start`);
  return port;
}

function readPublicUrl(text) {
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Sentence(`LANEKEEPER_PUBLIC_URL is "${text}", which is not a web address. Example: https://lanekeeper.example.com`);
  }
  return new URL(text).origin;
}

/** An address to listen on that means "all of them" is no address to open. */
const nameForPeople = (host) => (host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host);

const localHosts = (port) => ["localhost", "127.0.0.1", "[::1]"].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));

const list = (text) =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);
