import { readHead } from "../git/repository.ts";
import { readyImages, type ReadyImages } from "../images/ready.ts";
import type { Config } from "../model/config.ts";
import type { Desired, ImagePart } from "../model/desired.ts";
import type { Plan } from "../model/plan.ts";
import type { AssetFile, SourceTree } from "../model/source.ts";
import type { Loaded, Planned } from "../pipeline.ts";
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
  for (const why of missing) work.session.note(`! ${why}. An apply would leave out the articles that show it.\n`);
}

/** Uploads the images that are missing, and tells which still are. */
export async function uploadImages(work: ImageWork): Promise<ReadyImages> {
  const images = await ready(work, work.config.assets.upload);
  for (const why of images.missing) work.session.note(`! ${why}. The articles that show it are left out.\n`);
  return images;
}

async function ready({ config, loaded, workspace, planned }: ImageWork, upload?: string): Promise<ReadyImages> {
  const images = imagesToWrite(planned.plan, loaded.desired);
  return readyImages(images, filesByHash(loaded.tree), {
    commit: await readHead(config.folder),
    ...(workspace.imagePattern === undefined ? {} : { pattern: workspace.imagePattern }),
    ...(upload === undefined || workspace.config.sandbox ? {} : { upload }),
  });
}

/** The images of the bodies that a plan would write. */
function imagesToWrite(plan: Plan, desired: Desired): ImagePart[] {
  const resources = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const parts = plan.actions.flatMap(({ key, changes }) =>
    changes
      .filter(({ field, verdict }) => field === "body" && verdict === "write")
      .flatMap(({ locale }) => (key === undefined ? [] : (resources.get(key)?.locales[locale]?.body?.parts ?? []))),
  );
  return parts.filter((part) => typeof part === "object" && "image" in part);
}

function filesByHash({ assets, rootAssets }: SourceTree): Map<string, AssetFile> {
  return new Map([...assets.values(), ...rootAssets.values()].map((file) => [file.hash, file]));
}
