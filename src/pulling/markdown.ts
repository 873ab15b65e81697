import { linkIn, type LinkTarget, type LinkTargets } from "../pull/link-targets.ts";
import { decompileBody, decompileRaw } from "../decompile/body.ts";
import type { Decompiled, DecompileContext, StoredImage } from "../decompile/context.ts";
import { headingFragments } from "../decompile/headings.ts";
import type { Locale } from "../model/locale.ts";
import type { FiledResource } from "../pull/pages.ts";
import { folderOf } from "../pull/pages.ts";
import { byHash, IMAGE_FILE, nearestTo, pictureAddress, type FilesByHash } from "../pull/pictures.ts";
import type { Pictures } from "./pictures.ts";
import { nameOf, type Scene } from "./scene.ts";

/** A body of Intercom's that becomes Markdown in a file. */
export interface StoredBody {
  readonly resource: FiledResource;
  readonly locale: Locale;
  /** The title that the file says. */
  readonly title: string;
  readonly html: string;
}

/** Turns bodies into Markdown, with links and images as paths between files. */
export class Decompiler {
  readonly #scene: Scene;
  readonly #pictures: Pictures;
  readonly #links: LinkTargets;
  readonly #files: FilesByHash;

  constructor(scene: Scene, pictures: Pictures) {
    this.#scene = scene;
    this.#pictures = pictures;
    this.#links = linkTargets(scene);
    this.#files = byHash(scene.loaded.tree.assets);
  }

  markdown(body: StoredBody): Decompiled {
    return this.#counted(body, (context) => decompileBody(body.html, context));
  }

  raw(body: StoredBody): Decompiled {
    const reason = "its Markdown would say something else";
    return this.#counted(body, (context) => decompileRaw(body.html, context, reason));
  }

  /** What is left out, with links to headings that are gone. */
  #counted(body: StoredBody, decompile: (context: DecompileContext) => Decompiled): Decompiled {
    let count = 0;
    const decompiled = decompile(this.#context(body, () => (count += 1)));
    const dead = count === 0 ? [] : [{ what: "heading that a link leads to and its page does not have", count }];
    return { ...decompiled, leftOut: [...decompiled.leftOut, ...dead] };
  }

  #context({ resource, locale, title }: StoredBody, onDeadAnchor: () => void): DecompileContext {
    const { default: defaultLocale } = this.#scene.config.content.locales;
    const path = resource.files[defaultLocale] ?? resource.files[locale] ?? "";
    const origin = { id: resource.id, locale, path };
    return {
      helpCenterUrls: this.#scene.helpCenterUrls,
      key: resource.key,
      title,
      link: linkIn(origin, this.#links, onDeadAnchor),
      image: (image) => this.#image(image, nameOf(resource), path),
      // Each write gives headings ids of their own: links between pages name their words.
      keepsHeadingId: () => false,
    };
  }

  #image(image: StoredImage, name: string, from: string): ReturnType<DecompileContext["image"]> {
    const { src, width, height } = image;
    const hash = src.startsWith(IMAGE_FILE) ? src.slice(IMAGE_FILE.length) : undefined;
    const asset = hash === undefined ? undefined : nearestTo(folderOf(from), this.#files.get(hash));
    if (asset !== undefined) return { address: pictureAddress(from, asset.path), size: "natural" };
    const picture = this.#pictures.of(name, src);
    if (picture === undefined) return { address: src, size: width === undefined ? "natural" : "chosen" };
    const { size } = picture;
    const isNatural =
      size === undefined || ((width ?? size.width) === size.width && (height ?? size.height) === size.height);
    return { address: pictureAddress(from, picture.path), size: isNatural ? "natural" : "chosen" };
  }
}

function linkTargets({ filed, config, helpCenterUrls }: Scene): LinkTargets {
  const { default: defaultLocale } = config.content.locales;
  const paths = new Set([...filed.values()].filter(({ kind }) => kind === "article").map(({ path }) => path));
  const targets = new Map<string, LinkTarget>();
  for (const [name, resource] of filed) {
    // A folder whose `index.md` is an article leads there, and nothing leads to the collection.
    if (resource.kind === "collection" && paths.has(`${resource.path}/index`)) continue;
    const target = targetOf(resource, defaultLocale);
    if (target !== undefined) targets.set(name, target);
  }
  return { helpCenterUrls, defaultLocale, targets };
}

function targetOf({ kind, path, files, live }: FiledResource, defaultLocale: Locale): LinkTarget | undefined {
  const file = files[defaultLocale];
  const known = new Map<Locale, ReadonlyMap<string, string>>();
  const fragments = (locale: Locale): ReadonlyMap<string, string> => {
    const found = known.get(locale) ?? headingFragments(live.locales[locale]?.body ?? "");
    known.set(locale, found);
    return found;
  };
  const locales = Object.keys(files) as Locale[];
  if (kind === "collection") return { path: `${file === undefined ? path : folderOf(file)}/`, locales, fragments };
  return file === undefined ? undefined : { path: file, locales, fragments };
}
