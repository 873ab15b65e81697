import { afterEach, expect, test } from "vitest";
import { connectTo, serve, type ScriptedServer } from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

test("a call whose answer is late is told once, however often it is made again", async () => {
  const server = await serve(() => "hang");
  servers.push(server);
  const told: unknown[] = [];
  const intercom = connectTo(server, { timeout: 150, patience: 20, onWait: (call) => told.push(call) });
  await expect(intercom.read("article", "12")).rejects.toThrow("could not be reached");
  expect(server.seen.length).toBeGreaterThan(1);
  expect(told).toEqual([{ method: "GET", path: expect.stringContaining("/articles/12") as string }]);
  await intercom.close();
});

test("a call that is answered in time is not told", async () => {
  const server = await serve(() => ({ status: 404, json: {} }));
  servers.push(server);
  const told: unknown[] = [];
  const intercom = connectTo(server, { patience: 2000, onWait: (call) => told.push(call) });
  await intercom.read("article", "12");
  expect(told).toEqual([]);
  await intercom.close();
});
