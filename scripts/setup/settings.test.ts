import path from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.mjs";

describe("what the environment decides", () => {
  test("nothing set: this machine only, on port 3000, with the data beside the project", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, host: "127.0.0.1", publicUrl: "http://127.0.0.1:3000", databaseUrl: null, trustedProxy: false });
    expect(settings.dataDir).toBe(path.resolve(".lanekeeper"));
    expect([...settings.allowedHosts]).toEqual(["127.0.0.1:3000", "localhost:3000", "[::1]:3000"]);
  });

  test("behind a proxy: the public name and further ones are answered to, in any case", () => {
    const { publicUrl, allowedHosts, trustedProxy } = readSettings({
      PORT: "8080",
      HOST: "0.0.0.0",
      LANEKEEPER_PUBLIC_URL: "https://Lanes.example.com/",
      LANEKEEPER_HOSTS: "lanekeeper:8080, Inner.example",
      LANEKEEPER_TRUSTED_PROXY: "1",
    });
    expect(publicUrl).toBe("https://lanes.example.com");
    expect(trustedProxy).toBe(true);
    for (const name of ["lanes.example.com", "lanekeeper:8080", "inner.example", "localhost:8080"]) expect(allowedHosts).toContain(name);
  });

  test("an address that means all of them is shown as one that opens", () => {
    expect(readSettings({ HOST: "0.0.0.0" }).publicUrl).toBe("http://localhost:3000");
    expect(readSettings({ HOST: "::1" }).publicUrl).toBe("http://[::1]:3000");
  });

  test.each([
    [{ PORT: "http" }, 'PORT is "http"'],
    [{ PORT: "70000" }, 'PORT is "70000"'],
    [{ LANEKEEPER_PUBLIC_URL: "lanes.example.com" }, "is not a web address"],
  ])("%j is refused with a sentence", (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });
});
