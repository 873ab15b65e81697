import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { downloadImages, imageFileName, type DownloadOptions, type Downloads } from "../../src/images/download.ts";
import { imageSourceOf } from "../../src/images/source.ts";
import { imageHost, sha256 } from "./hosts.ts";

/** A point of one colour. */
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
/** Two pixels wide, three high. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
  "base64",
);
const COPIES = "https://downloads.intercomcdn.com/i/o/1";
const bare = (name: string): string => `${COPIES}/${name}`;
const address = (name: string): { bare: string; signed: string } => ({
  bare: bare(name),
  signed: `${bare(name)}?expires=1&signature=2&req=3`,
});

/** Downloads from a host that answers as told, in Intercom's place. */
async function download(
  answer: RequestListener,
  names: readonly string[],
  options: Partial<DownloadOptions> = {},
): Promise<Downloads & { readonly saved: string[] }> {
  const saved: string[] = [];
  const source = imageSourceOf(await imageHost(answer));
  const downloads = await downloadImages(names.map(address), {
    source,
    save: (image, bytes) => {
      expect(sha256(bytes)).toBe(image.hash);
      saved.push(imageFileName(image));
      return Promise.resolve();
    },
    pause: () => Promise.resolve(),
    ...options,
  });
  return { ...downloads, saved };
}

/** Why an image is missing. */
async function missing(answer: RequestListener, options: Partial<DownloadOptions> = {}): Promise<string | undefined> {
  const { found, missing: why } = await download(answer, ["a.png"], options);
  expect(found.size).toBe(0);
  return why.get(bare("a.png"));
}

describe("images that Intercom holds", () => {
  it("come by their signed addresses, each once, and go by their bare ones", async () => {
    const asked: string[] = [];
    const {
      found,
      saved,
      missing: none,
    } = await download(
      (request, response) => {
        asked.push(request.url ?? "");
        expect(request.headers["authorization"]).toBeUndefined();
        response.end(request.url?.includes("b.") === true ? PNG : GIF);
      },
      ["a.gif", "b.png", "a.gif", "c.gif"],
    );
    expect(asked.sort()).toEqual(
      ["a.gif", "b.png", "c.gif"].map((name) => `/i/o/1/${name}?expires=1&signature=2&req=3`),
    );
    expect([...found.keys()]).toEqual(["a.gif", "b.png", "c.gif"].map(bare));
    expect(found.get(bare("b.png"))).toEqual({
      ...{ address: bare("b.png"), hash: sha256(PNG), size: PNG.length },
      ...{ type: "png", width: 2, height: 3 },
    });
    expect(none.size).toBe(0);
    // Equal bytes are one file.
    expect(saved.sort()).toEqual(
      [`images/${sha256(GIF).slice(0, 12)}.gif`, `images/${sha256(PNG).slice(0, 12)}.png`].sort(),
    );
  });

  it("count as found only once they are saved, and a disk that is full ends it", async () => {
    const full = new Error("no space");
    const save = (): Promise<void> => Promise.reject(full);
    await expect(download((_request, response) => response.end(GIF), ["a.gif", "b.gif"], { save })).rejects.toBe(full);
  });

  it("are not held in memory: as many at once as told", async () => {
    let now = 0;
    let most = 0;
    const names = Array.from({ length: 12 }, (_, index) => `${String(index)}.gif`);
    const { found } = await download(
      (_request, response) => {
        most = Math.max(most, (now += 1));
        setTimeout(() => {
          now -= 1;
          response.end(GIF);
        }, 5);
      },
      names,
      { concurrency: 3 },
    );
    expect([found.size, most]).toEqual([12, 3]);
  });
});

describe("what comes", () => {
  it("is a file of the kind that its bytes are", async () => {
    const { saved } = await download((_request, response) => response.end(GIF), ["a.png"]);
    expect(saved).toEqual([`images/${sha256(GIF).slice(0, 12)}.gif`]);
  });

  it.each([
    ["<!DOCTYPE html><html><svg width='1' height='1'></svg>", "a web page came in its place"],
    ["\n<html>Not found", "a web page came in its place"],
    ["", "it is empty"],
    ["{}", "its bytes are no image that helpsync knows (PNG, JPEG, GIF, WebP, SVG, AVIF, BMP, ICO)"],
  ])("is no image: %s", async (bytes, why) => {
    expect(await missing((_request, response) => response.end(bytes))).toBe(why);
  });
});

describe("an image that does not come", () => {
  it.each([
    [403, "its address has expired, or it was deleted (403)"],
    [404, "it is not there any more (404)"],
    [418, "its host answered 418"],
  ])("with %i is asked for once", async (status, why) => {
    let asked = 0;
    const answer: RequestListener = (_request, response) => {
      asked += 1;
      response.writeHead(status).end();
    };
    expect(await missing(answer)).toBe(why);
    expect(asked).toBe(1);
  });

  it.each([500, 503, 429])("with %i is asked for once more, after a while", async (status) => {
    const waited: number[] = [];
    const pause = (ms: number): Promise<void> => {
      waited.push(ms);
      return Promise.resolve();
    };
    let asked = 0;
    const answer: RequestListener = (_request, response) =>
      (asked += 1) === 1 ? response.writeHead(status).end() : response.end(GIF);
    expect((await download(answer, ["a.png"], { pause })).found.size).toBe(1);
    expect(waited).toEqual([1000]);
    const always: RequestListener = (_request, response) => response.writeHead(status).end();
    expect(await missing(always)).toBe(`its host is in trouble (${String(status)})`);
  });

  it("whole is asked for once more, and never taken in part", async () => {
    let asked = 0;
    const answer: RequestListener = (_request, response) => {
      asked += 1;
      response.writeHead(200, { "content-length": PNG.length + 100 }).write(PNG, () => response.destroy());
    };
    expect(await missing(answer)).toBe("the connection broke off");
    expect(asked).toBe(2);
  });

  it("in time is missing", async () => {
    expect(await missing(() => undefined, { timeout: 50 })).toBe("it did not come within 0.05 seconds");
  });

  it("and is larger than it may be is not read to its end", async () => {
    let sent = 0;
    const endless: RequestListener = (_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(65_536))) sent += 65_536;
        response.once("drain", more);
      };
      more();
    };
    expect(await missing(endless, { maximumBytes: 1_000_000 })).toBe("it is larger than 1 MB");
    expect(sent).toBeLessThan(50_000_000);
    const told: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-length": 2_000_000 }).flushHeaders();
    };
    expect(await missing(told, { maximumBytes: 1_000_000 })).toBe("it is larger than 1 MB");
  });

  it("is redirected in a circle, or to what is not of the web", async () => {
    const to =
      (location: string): RequestListener =>
      (_request, response) =>
        response.writeHead(302, { location }).end();
    const why = "it is redirected in a circle, or to where it may not lead";
    expect(await missing(to("/i/o/1/a.png"))).toBe(why);
    expect(await missing(to("file:///etc/passwd"))).toBe(why);
  });

  it("from a host that is not there is missing", async () => {
    expect(await missing(() => undefined, { source: () => "http://127.0.0.1:1/a.png" })).toBe(
      "its host cannot be reached",
    );
  });

  it.each(["http://127.0.0.1:1/a.png", "http://169.254.169.254/a.png", "http://[::1]/a.png", "http://localhost/a.png"])(
    "is not fetched from within this machine or network, which a body may name: %s",
    async (inside) => {
      const { missing: why } = await downloadImages([{ bare: inside, signed: inside }], {
        source: (own) => own,
        save: () => Promise.resolve(),
      });
      expect(why.get(inside)).toBe("its address leads into this machine or its network");
    },
  );

  it.each(["data:image/png;base64,AAAA", "file:///etc/passwd", "images/a.png", ""])(
    "has no address: %s",
    async (none) => {
      const { missing: why } = await downloadImages([{ bare: none, signed: none }], {
        source: (own) => own,
        save: () => Promise.resolve(),
      });
      expect(why.get(none)).toBe("it has no address of the web");
    },
  );
});
