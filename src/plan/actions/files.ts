import type { Desired } from "../../model/desired.ts";
import type { Action } from "../../model/plan.ts";

/** Names the file of each action: that of the default locale, as the content has it now. */
export function withFiles(actions: readonly Action[], { resources, defaultLocale }: Desired): Action[] {
  const files = new Map(resources.map(({ key, locales }) => [key, locales[defaultLocale]?.file]));
  return actions.map((action) => {
    const file = action.key === undefined ? undefined : files.get(action.key);
    return file === undefined ? action : { ...action, file };
  });
}
