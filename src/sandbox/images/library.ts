import { createHash } from "node:crypto";
import { imageSize } from "image-size";
import type { Quirks } from "../quirks.ts";
import { type Random, randomHex } from "../random.ts";
import type { ImageRecord } from "../records.ts";
import type { Store } from "../store.ts";
import { imagePath, pathOfCopy } from "./address.ts";
import type { FetchImage } from "./fetch.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = { jpg: "image/jpeg", svg: "image/svg+xml", ico: "image/x-icon" };

/** The copies of images that the workspace holds. Each source URL is fetched once, and never again. */
export class ImageLibrary {
  readonly #store: Store;
  readonly #fetch: FetchImage;
  readonly #random: Random;
  readonly #bySource = new Map<string, ImageRecord>();
  readonly #byPath = new Map<string, ImageRecord>();
  readonly #underWay = new Map<string, Promise<ImageRecord | null>>();

  constructor(store: Store, fetch: FetchImage, random: Random) {
    this.#store = store;
    this.#fetch = fetch;
    this.#random = random;
    for (const image of store.images.values()) this.#index(image);
  }

  /** The copy of an image at a URL that a body names; `null` where it cannot be had. */
  async take(source: string, quirk: Quirks["bareImagePath"]): Promise<ImageRecord | null> {
    if (!URL.canParse(source)) return null;
    const url = new URL(source);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    const path = pathOfCopy(url);
    const own = path === undefined ? undefined : this.#byPath.get(path);
    if (own !== undefined) return url.search === "" ? this.#takeBare(own, source, quirk) : own;
    const known = this.#bySource.get(source);
    if (known !== undefined) return known;
    const underWay = this.#underWay.get(source) ?? this.#copy(source);
    this.#underWay.set(source, underWay);
    return underWay.finally(() => this.#underWay.delete(source));
  }

  /** A copy with its bytes, by the path of its address. */
  read(path: string): { readonly type: string; readonly bytes: Uint8Array } | undefined {
    const image = this.#byPath.get(path);
    const blob = image === undefined ? undefined : this.#store.blobs.get(image.sha256);
    if (image === undefined || blob === undefined) return undefined;
    return { type: image.type, bytes: Buffer.from(blob.base64, "base64") };
  }

  #takeBare(own: ImageRecord, source: string, quirk: Quirks["bareImagePath"]): ImageRecord | null {
    switch (quirk) {
      case "keepsCopy":
        return own;
      case "reject400":
        return null;
      case "refetches": {
        const known = this.#bySource.get(source);
        if (known !== undefined) return known;
        const again = { ...own, id: this.#store.nextId("images"), source, secret: randomHex(this.#random, 24) };
        this.#store.commit({ put: { images: [again] } });
        this.#index(again);
        return again;
      }
    }
  }

  async #copy(source: string): Promise<ImageRecord | null> {
    const bytes = await this.#fetch(source);
    const facts = bytes === null ? undefined : measure(bytes);
    if (bytes === null || facts === undefined) return null;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const image = {
      id: this.#store.nextId("images"),
      source,
      secret: randomHex(this.#random, 24),
      name: fileName(source),
      sha256,
      ...facts,
    };
    const blobs = this.#store.blobs.has(sha256) ? [] : [{ id: sha256, base64: Buffer.from(bytes).toString("base64") }];
    this.#store.commit({ put: { images: [image], blobs } });
    this.#index(image);
    return image;
  }

  #index(image: ImageRecord): void {
    this.#bySource.set(image.source, image);
    this.#byPath.set(imagePath(this.#store.workspace.id, image), image);
  }
}

/** What the bytes say of themselves; `undefined` where they are no image. */
function measure(bytes: Uint8Array): Pick<ImageRecord, "type" | "width" | "height"> | undefined {
  try {
    const { width, height, type } = imageSize(bytes);
    if (type === undefined) return undefined;
    return { type: MEDIA_TYPES[type] ?? `image/${type}`, width: Math.round(width), height: Math.round(height) };
  } catch {
    return undefined;
  }
}

function fileName(source: string): string {
  const name = new URL(source).pathname.split("/").at(-1) ?? "";
  const safe = name.replace(/%[\dA-Fa-f]{2}/g, "_").replace(/[^\w.-]/g, "_");
  return safe === "" ? "image" : safe;
}
