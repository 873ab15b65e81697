import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { GivenUp, openConnections, type Connections } from "../../src/intercom/connections.ts";
import { lostBy } from "../../src/intercom/lost.ts";
import { serve, type ScriptedServer } from "./scripted-server.ts";

const GET = { method: "GET", path: "/me?x=%20", headers: { accept: "application/json" }, body: undefined };
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function connect(origin: string, options: Partial<Parameters<typeof openConnections>[0]> = {}): Connections {
  const connections = openConnections({
    ...{ origin, connections: 2, connectTimeout: 5000, timeout: 5000, largestAnswer: 1000 },
    ...options,
  });
  open.push(connections);
  return connections;
}

async function scripted(...parameters: Parameters<typeof serve>): Promise<ScriptedServer> {
  const server = await serve(...parameters);
  open.push(server);
  return server;
}

/** A server that takes connections, and says nothing. */
async function silent(): Promise<{ readonly port: number; readonly sockets: Set<Socket>; readonly server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  open.push({
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          closed();
        });
      }),
  });
  return { port: (server.address() as AddressInfo).port, sockets, server };
}

describe("connections", () => {
  test("give an answer's status, its headers by their names in lower case, and its whole text", async () => {
    const text = "ä€😀".repeat(40);
    const server = await scripted(() => ({ status: 404, text, headers: { "X-One": "1", "x-many": "a" } }));
    const answer = await connect(server.url).request({ ...GET, method: "POST", body: '{"a":"ü"}' });

    expect(answer).toMatchObject({ status: 404, text });
    expect(answer.headers).toMatchObject({ "x-one": "1", "x-many": "a" });
    expect(server.seen[0]).toMatchObject({ method: "POST", path: "/me", body: { a: "ü" } });
    expect(server.seen[0]?.headers["content-length"]).toBe("10");
  });

  test("are used again, and no more than so many stand at once", async () => {
    const ports = new Set<number | undefined>();
    const server = await scripted(async () => {
      await new Promise((soon) => setTimeout(soon, 5));
      return { json: {} };
    });
    const connections = connect(server.url);
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 4 }, () => connections.request(GET)));
    }
    for (const { port } of server.seen) ports.add(port);

    expect(server.seen).toHaveLength(12);
    expect(ports.size).toBe(2);
  });

  test.each([
    ["http", { timeout: 50 }, "waiting"],
    ["https", { connectTimeout: 50 }, "connecting"],
  ])("over %s to a server that says nothing are given up", async (scheme, options, on) => {
    const { port } = await silent();
    const refused = connect(`${scheme}://127.0.0.1:${String(port)}`, options).request(GET);

    await expect(refused).rejects.toEqual(new GivenUp(on as GivenUp["on"]));
  });

  test("give up an answer that is too large", async () => {
    const server = await scripted(() => "endless");

    await expect(connect(server.url).request(GET)).rejects.toEqual(new GivenUp("too large"));
  });

  test("that are closed end what is under way, and begin nothing more", async () => {
    const server = await scripted(() => "hang");
    const connections = connect(server.url);
    const underWay = connections.request(GET);
    const ended = expect(underWay).rejects.toEqual(new GivenUp("closed"));
    await expect.poll(() => server.seen.length).toBe(1);
    await connections.close();
    await ended;

    await expect(connections.request(GET)).rejects.toEqual(new GivenUp("closed"));
    expect(server.seen).toHaveLength(1);
  });

  test("are cut where the server speaks another protocol from then on", async () => {
    const { port, server } = await silent();
    server.on("connection", (socket) => {
      socket.once("data", () =>
        socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
      );
    });
    const failure = await connect(`http://127.0.0.1:${String(port)}`)
      .request(GET)
      .catch((error: unknown) => error);

    expect(failure).toEqual(new GivenUp("cut off"));
    expect(lostBy(failure, 5000)).toMatchObject({ reason: "the connection was cut", sent: true, passing: true });
  });

  test("end what waits for one of them, too", async () => {
    const { port, sockets } = await silent();
    const connections = connect(`http://127.0.0.1:${String(port)}`, { connections: 1 });
    const asked = [1, 2, 3].map(() => connections.request(GET).catch((error: unknown) => error));
    await expect.poll(() => sockets.size).toBe(1);
    await connections.close();

    expect(await Promise.all(asked)).toEqual([1, 2, 3].map(() => new GivenUp("closed")));
    expect(sockets.size).toBe(1);
  });
});
