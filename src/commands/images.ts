import { heldImages, imageParts } from "../apply/held-images.ts";
import { readyImages, type ReadyImages } from "../images/ready.ts";
import type { UploadCommand } from "../images/upload.ts";
import type { Config } from "../model/config.ts";
import type { Desired, ImagePart } from "../model/desired.ts";
import { Failure } from "../model/failure.ts";
import type { AssetFile, SourceTree } from "../model/source.ts";
import type { Loaded } from "../load.ts";
import type { Planned } from "../pipeline.ts";
import { printable } from "../report/paint.ts";
import type { OpenWorkspace } from "../workspace.ts";
import type { Session } from "./session.ts";

interface ImageWork {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly workspace: OpenWorkspace;
  readonly planned: Planned;
  readonly session: Session;
}

/** Warns of images that Intercom could not fetch; a plan never uploads. */
export async function noteImages(work: ImageWork): Promise<void> {
  const { missing } = await ready(work, undefined);
  const next =
    uploadCommand(work) === undefined
      ? "The text of the articles that show it would not be written."
      : "An apply uploads it.";
  for (const why of missing) work.session.note(`! ${printable(why)}. ${next}\n`);
}

/** Uploads the images that are missing, and tells which still are. */
export async function uploadImages(work: ImageWork): Promise<ReadyImages> {
  const images = await ready(work, uploadCommand(work));
  for (const why of images.missing) {
    work.session.note(`! ${printable(why)}. The text of the articles that show it is not written.\n`);
  }
  return images;
}

/** Asks the image host for single images, each once, while a plan is carried out; one that is missing is uploaded. */
export function imageFinder(work: ImageWork): (image: ImagePart) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  const find = async (image: ImagePart): Promise<string | undefined> => {
    try {
      return (await readyOf(work, [image], uploadCommand(work))).urls.get(image.image);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      work.session.note(`! ${printable([error.message, error.why].filter(Boolean).join(" "))}\n`);
      return undefined;
    }
  };
  return (image) => {
    const url = found.get(image.image) ?? find(image);
    found.set(image.image, url);
    return url;
  };
}

async function ready(work: ImageWork, upload?: UploadCommand): Promise<ReadyImages> {
  return readyOf(work, imagesToWrite(work.planned, work.loaded.desired), upload);
}

function readyOf(
  { loaded, workspace, planned }: ImageWork,
  images: readonly ImagePart[],
  upload?: UploadCommand,
): Promise<ReadyImages> {
  return readyImages(images, filesByHash(loaded.tree), {
    commit: planned.git.commit,
    ...(workspace.imagePattern === undefined ? {} : { pattern: workspace.imagePattern }),
    ...(upload === undefined ? {} : { upload }),
  });
}

/** The command of the config, which has no business with Intercom's tokens. */
function uploadCommand({ config, workspace, session }: ImageWork): UploadCommand | undefined {
  const { upload: pattern } = config.assets;
  if (pattern === undefined || workspace.config.sandbox) return undefined;
  const tokens = new Set(
    Object.values(config.workspaces).flatMap((each) => (each.sandbox ? [] : [each.tokenEnv.toUpperCase()])),
  );
  const entries = Object.entries(session.env);
  // Windows does not tell the case of these names apart.
  const isToken = (name: string): boolean => tokens.has(name.toUpperCase());
  return {
    pattern,
    env: Object.fromEntries(entries.filter(([name]) => !isToken(name))),
    secrets: entries.flatMap(([name, value]) => (isToken(name) ? (value?.trim() ?? []) : [])),
  };
}

/** The images of the bodies that a plan would write, but for those that Intercom holds. */
function imagesToWrite({ plan, state }: Planned, desired: Desired): ImagePart[] {
  const resources = new Map(desired.resources.map((resource) => [resource.key, resource]));
  return plan.actions.flatMap((action) => {
    const { key, movedFrom, changes } = action;
    if (key === undefined) return [];
    const held = heldImages(state.resources.get(movedFrom ?? key), action);
    return changes
      .filter(({ field, verdict, send }) => field === "body" && verdict === "write" && send === undefined)
      .flatMap(({ locale }) => resources.get(key)?.locales[locale]?.body ?? [])
      .flatMap(imageParts)
      .filter(({ image }) => held[image] === undefined);
  });
}

function filesByHash({ assets, rootAssets }: SourceTree): Map<string, AssetFile> {
  return new Map([...assets.values(), ...rootAssets.values()].map((file) => [file.hash, file]));
}
