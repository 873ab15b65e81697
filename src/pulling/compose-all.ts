import type { Loaded } from "../load.ts";
import { folderOf } from "../pull/pages.ts";
import type { Passed } from "../pull/takings.ts";
import { readBaseTexts } from "./base-texts.ts";
import { compose, type Composed, type Mode } from "./compose.ts";
import type { Draft } from "./drafts.ts";
import { judge } from "./judge.ts";
import { Decompiler } from "./markdown.ts";
import { findPictures, type Illustrated, type Pictures } from "./pictures.ts";
import { nameOf, type Scene } from "./scene.ts";

export interface ComposedAll {
  readonly files: readonly Composed[];
  readonly pictures: Pictures;
  readonly future: Loaded;
  readonly passed: readonly Passed[];
}

/** Less and less is asked of Markdown for what does not come out right; what never does is left out, and told. */
const MODES: Readonly<Record<Draft["kind"], readonly Mode[]>> = {
  new: ["markdown", "raw"],
  edit: ["markdown", "whole", "raw"],
};

/** The texts of all files, each seen to say what it is to say; and the content as it will be with them. */
export async function composeAll(drafts: readonly Draft[], scene: Scene): Promise<ComposedAll> {
  const baseTexts = await readBaseTexts(
    drafts.filter((draft) => draft.kind === "edit"),
    scene,
  );
  const pictures = await findPictures(
    drafts.flatMap((draft) => bodyOf(draft, scene, baseTexts.get(draft.file)?.answer)),
    scene,
  );
  const composing = { scene, baseTexts, decompiler: new Decompiler(scene, pictures) };
  const modes = new Map<Draft, number>();
  const passed: Passed[] = [];
  const pass = ({ resource, file, live }: Draft, why: string, more: Pick<Passed, "detail"> = {}): never[] => {
    passed.push({ key: resource.key, title: live.title, why: `${file}: ${why}`, ...more });
    return [];
  };
  const first = drafts.map((draft) => compose(draft, "markdown", composing));
  let composed = first.flatMap((one) => (one.stuck === undefined ? [one] : pass(one.draft, one.stuck)));
  for (;;) {
    const { future, wrong } = await judge(composed, pictures.saved, scene);
    if (wrong.size === 0) return { files: composed, pictures, future, passed };
    composed = composed.flatMap((one) => {
      const why = wrong.get(one.draft.file);
      if (why === undefined) return [one];
      const step = (modes.get(one.draft) ?? 0) + 1;
      const mode = modesOf(one.draft)[step];
      modes.set(one.draft, step);
      return mode === undefined
        ? pass(one.draft, "it cannot say that", { detail: why })
        : [compose(one.draft, mode, composing)];
    });
  }
}

/** What the writer changed as well is never replaced by what Intercom holds. */
function modesOf(draft: Draft): readonly Mode[] {
  const isTheirs = draft.kind === "new" || draft.taken.fields.every(({ changed }) => changed === "there");
  return isTheirs ? MODES[draft.kind] : ["markdown"];
}

function bodyOf(draft: Draft, { config, desired }: Scene, before: string | undefined): Illustrated[] {
  const { resource, file, live } = draft;
  const isTaken = draft.kind === "new" || draft.taken.fields.some(({ field }) => field === "body");
  if (!isTaken || live.body === undefined || resource.kind !== "article") return [];
  const folder = folderOf(resource.files[config.content.locales.default] ?? file);
  const within = desired.has(resource.key) ? "content" : "folder";
  const known = before === undefined ? {} : { before };
  return [{ name: nameOf(resource), html: live.body, folder, within, ...known }];
}
