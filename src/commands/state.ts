import { Failure, type Outcome } from "../model/failure.ts";
import { kindOf } from "../model/key.ts";
import { disturbanceOf, type Disturbance } from "../plan/fields/disturbance.ts";
import { stateList, stateShow } from "../report/state-text.ts";
import { withPulled } from "../settle/pulled.ts";
import { filesOf, head, stateOf } from "./memory.ts";
import { namedKey } from "./named-key.ts";
import { withContent } from "./project.ts";
import type { Session } from "./session.ts";
import type { StateAction, StateOptions } from "./state-actions.ts";
import { rebuildState } from "./state-rebuild.ts";
import { removeState } from "./state-remove.ts";

/** `helpsync state list | show KEY | remove KEY… | rebuild`. */
export async function state(
  action: StateAction,
  keys: readonly string[],
  options: StateOptions,
  session: Session,
): Promise<Outcome> {
  const [key] = keys;
  switch (action) {
    case "list":
      refuseKeys(action, keys);
      return listState(options, session);
    case "show":
      if (key === undefined || keys.length > 1) throw wrongKeys("`helpsync state show` takes one key.");
      return showState(key, options, session);
    case "remove":
      if (key === undefined) throw wrongKeys("`helpsync state remove` takes the keys to forget.");
      return removeState(keys, options, session);
    case "rebuild":
      refuseKeys(action, keys);
      return rebuildState(options, session);
  }
}

function refuseKeys(action: StateAction, keys: readonly string[]): void {
  if (keys.length > 0) throw wrongKeys(`\`helpsync state ${action}\` takes no key.`);
}

function wrongKeys(what: string): Failure {
  return new Failure({ what, next: "`helpsync state list` shows the keys." });
}

/** `helpsync state list`: what helpsync remembers, a line each. */
async function listState(options: StateOptions, session: Session): Promise<Outcome> {
  return withContent<Outcome>(options, session, async ({ loaded, workspace }) => {
    const { defaultLocale, resources } = loaded.desired;
    const titles = new Map(resources.map(({ key, locales }) => [key, locales[defaultLocale]?.title ?? key]));
    session.print(
      `${head(workspace, session)}\n${stateList(withPulled(await stateOf(workspace), loaded.desired), titles, session.color)}`,
    );
    return "done";
  });
}

/** `helpsync state show KEY`: all that helpsync remembers of one resource, beside what Intercom holds now. */
async function showState(text: string, options: StateOptions, session: Session): Promise<Outcome> {
  return withContent<Outcome>(options, session, async (project) => {
    const { loaded, workspace } = project;
    const { resources, snapshots } = withPulled(await stateOf(workspace), loaded.desired);
    const key = namedKey(text, new Set(resources.keys()), workspace.store.place, session);
    const known = resources.get(key);
    if (known === undefined) throw new Error(`no ${key} in the state`);
    const live = await workspace.intercom.read(kindOf(key), known.id);
    const { url } = workspace.live.helpCenter;
    const shown = stateShow(
      {
        ...{ key, known, live, files: filesOf(key, project), snapshots: snapshots.get(key) ?? [] },
        defaultLocale: loaded.desired.defaultLocale,
        helpCenterUrl: url,
        standing: (locale, field, base) => SAID[disturbanceOf(field, base, live?.locales[locale]?.[field], url)],
      },
      session.color,
    );
    session.print(`${head(workspace, session)}\n${shown}`);
    return "done";
  });
}

const SAID: Readonly<Record<Disturbance, string>> = {
  none: "as answered",
  formatting: "other formatting in Intercom since",
  edited: "edited in Intercom since",
  unknown: "recorded by another version of helpsync",
};
