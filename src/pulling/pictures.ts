import { readOptionalBytes } from "../disk/new-file.ts";
import { downloadImages, imageFileName, type DownloadedImage } from "../images/download.ts";
import { measureImage } from "../images/measure.ts";
import type { AssetFile, SourceTree } from "../model/source.ts";
import { byHash, imagesOf, knownPictures, liesBeside, type PictureFile, type ShownImage } from "../pull/pictures.ts";
import { heldBy, type Scene } from "./scene.ts";

/** A body with the folder of its article, where its images lie. */
export interface Illustrated {
  /** `article:12`. */
  readonly name: string;
  readonly html: string;
  /** From the content root; "" is the root itself. */
  readonly folder: string;
  /** The body as it was answered last: images that it has are no news, and need no file. */
  readonly before?: string;
  /** Where a file of its image may lie: a writer may have put it anywhere, a pull puts it beside the article. */
  readonly within: "content" | "folder";
}

export interface Pictures {
  /** The file of an image of Intercom's in an article, by its bare address; undefined where there is none. */
  readonly of: (name: string, address: string) => PictureFile | undefined;
  /** Image files that are to come into the content folder, by path from its root; they lie elsewhere until then. */
  readonly saved: ReadonlyMap<string, AssetFile>;
  /** Bare address → why it is not there, in words that follow its name. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Finds the files of all images of some bodies; those that nobody has are downloaded beside their articles. */
export async function findPictures(bodies: readonly Illustrated[], scene: Scene): Promise<Pictures> {
  const assets = byHash(scene.loaded.tree.assets);
  const found = new Map<string, PictureFile>();
  const unknown = new Map<string, ShownImage>();
  const places: { readonly name: string; readonly folder: string; readonly bare: string }[] = [];
  for (const { name, html, folder, within, before = "" } of bodies) {
    const old = new Set(imagesOf(before).map(({ bare }) => bare));
    const known = knownPictures(heldBy(name, scene), assets, folder);
    for (const image of imagesOf(html)) {
      const picture = known.get(image.bare);
      if (picture === undefined && old.has(image.bare)) continue;
      if (picture === undefined || (within === "folder" && !liesBeside(folder, picture))) {
        unknown.set(image.bare, image);
        places.push({ name, folder, bare: image.bare });
      } else if (!found.has(placeOf(name, image.bare))) {
        const { path, hash } = picture;
        found.set(placeOf(name, image.bare), { path, hash, ...(await sizeOf(picture)) });
      }
    }
  }
  const of = (name: string, address: string): PictureFile | undefined => found.get(placeOf(name, address));
  if (scene.request.images !== "download") return { of, saved: new Map(), missing: new Map() };
  const shelf = new Shelf(scene);
  const folders = new Map(places.map(({ bare, folder }) => [bare, folder]));
  const downloads = await downloadImages([...unknown.values()], {
    source: scene.workspace.imageSource,
    save: async (image, bytes) => {
      await shelf.put(image, folders.get(image.address) ?? "", bytes);
    },
  });
  for (const { name, folder, bare } of places) {
    const image = downloads.found.get(bare);
    if (image === undefined) continue;
    const path = await shelf.put(image, folder);
    found.set(placeOf(name, bare), { path, hash: image.hash, size: { width: image.width, height: image.height } });
  }
  return { of, saved: shelf.saved, missing: downloads.missing };
}

function placeOf(name: string, address: string): string {
  return `${name} ${address}`;
}

async function sizeOf(asset: AssetFile): Promise<Pick<PictureFile, "size">> {
  const bytes = await readOptionalBytes(asset.file);
  const facts = bytes === null ? undefined : measureImage(bytes);
  return facts === undefined ? {} : { size: { width: facts.width, height: facts.height } };
}

/** The image files of the content folder, to which more are added: in each folder one of a kind. */
class Shelf {
  readonly saved = new Map<string, AssetFile>();
  readonly #keep: Scene["request"]["keepImage"];
  readonly #assets: SourceTree["assets"];
  /** Folder and hash → path. */
  readonly #paths = new Map<string, string>();
  readonly #files = new Map<string, AssetFile>();

  constructor({ loaded, request }: Scene) {
    this.#keep = request.keepImage;
    this.#assets = loaded.tree.assets;
    for (const asset of loaded.tree.assets.values()) this.#files.set(asset.hash, asset);
  }

  /**
   * Has an image in a folder, and gives its path from the content root.
   * @param bytes absent where the image was put somewhere before
   */
  async put(image: DownloadedImage, folder: string, bytes?: Uint8Array): Promise<string> {
    const place = `${folder} ${image.hash}`;
    const path = this.#paths.get(place) ?? this.#freePath(image, folder);
    this.#paths.set(place, path);
    if (this.#assets.has(path) || this.saved.has(path)) return path;
    const content = bytes ?? (await readOptionalBytes(this.#files.get(image.hash)?.file ?? ""));
    if (content === null) return path;
    const asset = { path, file: await this.#keep(content), hash: image.hash, size: image.size };
    this.saved.set(path, asset);
    this.#files.set(image.hash, asset);
    return path;
  }

  /** Where an image goes, or is already; another one of the same short name makes it longer. */
  #freePath(image: DownloadedImage, folder: string): string {
    const below = folder === "" ? "" : `${folder}/`;
    const path = below + imageFileName(image);
    const other = this.#assets.get(path) ?? this.saved.get(path);
    return other === undefined || other.hash === image.hash ? path : `${below}images/${image.hash}.${image.type}`;
  }
}
