import { expect, test } from "vitest";
import { connectTo, serve } from "./scripted-server.ts";

test.each([
  ["trouble", { status: 500, json: {} } as const],
  ["a cut connection", "cut" as const],
])("%s of a server on this machine is not said to be Intercom's", async (_what, reply) => {
  const server = await serve(() => reply);
  const intercom = connectTo(server);
  const error: unknown = await intercom.readWorkspace().catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: "Failure",
    next: expect.stringContaining("the server at that address") as string,
  });
  expect(error).not.toMatchObject({ why: expect.stringContaining("Intercom has trouble") as string });
  await intercom.close();
  await server.close();
});
