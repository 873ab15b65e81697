import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { checkImage } from "../../src/images/check.ts";
import { mayRedirect } from "../../src/images/redirects.ts";
import { imageHost, sha256 } from "./hosts.ts";

const BYTES = "the bytes of a picture";

describe("an image at its address", () => {
  it("is the same only by its bytes", async () => {
    const host = await imageHost((_request, response) => response.end(BYTES));
    expect(await checkImage(`${host}/a.png`, sha256(BYTES))).toBe("same");
    expect(await checkImage(`${host}/a.png`, sha256("other bytes"))).toBe("different");
  });

  it("is asked for with GET, so that a stale copy shows", async () => {
    const methods: (string | undefined)[] = [];
    const host = await imageHost((request, response) => {
      methods.push(request.method);
      response.end(BYTES);
    });
    await checkImage(host, sha256(BYTES));
    expect(methods).toEqual(["GET"]);
  });

  it("is the same when the host compresses it", async () => {
    const host = await imageHost((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(BYTES)),
    );
    expect(await checkImage(host, sha256(BYTES))).toBe("same");
  });

  it.each([
    [404, "missing"],
    [410, "missing"],
    [403, "missing"],
    [429, "unreachable"],
    [408, "unreachable"],
    [500, "unreachable"],
    [503, "unreachable"],
    [304, "unreachable"],
  ])("is, where the host answers %i, %s", async (status, found) => {
    const host = await imageHost((_request, response) => response.writeHead(status).end());
    expect(await checkImage(host, sha256(BYTES))).toBe(found);
  });

  it("is not read beyond the bytes that it may have", async () => {
    const host = await imageHost((_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(65_536)));
        response.once("drain", more);
      };
      more();
    });
    expect(await checkImage(host, sha256(BYTES), { maximumBytes: 100_000 })).toBe("different");
    const small = await imageHost((_request, response) => response.end(BYTES));
    expect(await checkImage(small, sha256(BYTES), { maximumBytes: BYTES.length })).toBe("same");
    expect(await checkImage(small, sha256(BYTES), { maximumBytes: BYTES.length - 1 })).toBe("different");
  });

  it("is unreachable where the host is silent, stops in the middle, hangs up or is not there", async () => {
    const silent = await imageHost(() => undefined);
    expect(await checkImage(silent, sha256(BYTES), { timeout: 100 })).toBe("unreachable");
    const stopping = await imageHost((_request, response) => response.write(BYTES));
    expect(await checkImage(stopping, sha256(BYTES), { timeout: 100 })).toBe("unreachable");
    const hangingUp = await imageHost((request) => request.socket.destroy());
    expect(await checkImage(hangingUp, sha256(BYTES))).toBe("unreachable");
    expect(await checkImage("http://127.0.0.1:1/a.png", sha256(BYTES))).toBe("unreachable");
  });

  it.each(["no address", "data:text/plain,x", "file:///etc/hostname"])("is unreachable at %s", async (address) => {
    expect(await checkImage(address, sha256("x"))).toBe("unreachable");
  });
});

describe("redirects of an image host", () => {
  it("are followed on this machine, but not in a circle", async () => {
    const host = await imageHost((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
      else if (request.url === "/circle") response.writeHead(301, { location: "/circle" }).end();
      else if (request.url === "/nowhere") response.writeHead(302).end();
      else response.end(BYTES);
    });
    expect(await checkImage(`${host}/a`, sha256(BYTES))).toBe("same");
    expect(await checkImage(`${host}/circle`, sha256(BYTES))).toBe("unreachable");
    expect(await checkImage(`${host}/nowhere`, sha256(BYTES))).toBe("unreachable");
  });

  it("are not followed to files", async () => {
    const host = await imageHost((_request, response) =>
      response.writeHead(302, { location: "file:///etc/hostname" }).end(),
    );
    expect(await checkImage(host, sha256(BYTES))).toBe("unreachable");
  });

  it.each([
    "http://127.0.0.1/a",
    "http://localhost/a",
    "http://10.1.2.3/a",
    "http://172.31.0.1/a",
    "http://192.168.1.1/a",
    "http://169.254.169.254/latest/meta-data",
    "http://0.0.0.0/a",
    "http://[::1]/a",
    "http://[fd00::1]/a",
    "http://[::ffff:10.0.0.1]/a",
    "http://2130706433/a",
  ])("may not lead from a public host to %s", async (private_) => {
    expect(await mayRedirect(new URL("https://192.0.2.1/a"), new URL(private_))).toBe(false);
    expect(await mayRedirect(new URL("http://127.0.0.1:8080/a"), new URL(private_))).toBe(true);
  });

  it("may lead from a public host to another", async () => {
    expect(await mayRedirect(new URL("https://192.0.2.1/a"), new URL("https://198.51.100.7/a"))).toBe(true);
    expect(await mayRedirect(new URL("https://192.0.2.1/a"), new URL("ftp://198.51.100.7/a"))).toBe(false);
  });
});
