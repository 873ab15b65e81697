import type { Desired } from "../../model/desired.ts";
import type { Action } from "../../model/plan.ts";

/** Names the file of each action: that of the default locale, as the content has it now, or where it stood. */
export function withFiles(actions: readonly Action[], { resources, defaultLocale }: Desired): Action[] {
  const files = new Map(resources.map(({ key, locales }) => [key, locales[defaultLocale]?.file]));
  const folder = contentFolder({ resources, defaultLocale });
  return actions.map((action) => {
    const { key, kind, path } = action;
    const file = key === undefined ? undefined : files.get(key);
    if (file !== undefined) return { ...action, file };
    const isGone = key !== undefined && !files.has(key) && kind === "article" && path !== undefined;
    return isGone && folder !== undefined ? { ...action, removedFile: `${folder}${path}.md` } : action;
  });
}

/** What stands before the paths of articles in the names of their files; undefined where no file tells. */
function contentFolder({ resources, defaultLocale }: Desired): string | undefined {
  for (const { path, locales } of resources) {
    const file = locales[defaultLocale]?.file;
    if (file?.endsWith(`/${path}.md`) === true) return file.slice(0, -`${path}.md`.length);
  }
  return undefined;
}
