import type { Key } from "../model/key.ts";
import { LOCALES } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";

/**
 * What the state knows of a resource after a write: all that followed from it, unless the write brought a snapshot back.
 * Then the bases stay as they were before the run, since nothing was brought back that a file meant; and what no file
 * describes is left alone from then on. Only that helpsync hid it is over: it is as public as helpsync itself made it.
 */
export function knownAfter(run: Run, key: Key, action: Action, written: ResourceState): ResourceState {
  if (action.restores === undefined) return written;
  const known = run.input.state.resources.get(key);
  const { nonce, images, ...before } = known ?? written;
  return {
    ...before,
    // A draft that this restore or an interrupted one began has bases of nothing but its nonce.
    locales: known === undefined || nonce !== undefined ? madeAnew(written) : shownAgain(before, written),
    id: written.id,
    place: before.id === written.id ? before.place : written.place,
    // The copies of a page that is gone may be gone, too.
    ...(images !== undefined && before.id === written.id ? { images } : {}),
    ...(action.afterwards === "left" ? { retired: "left" as const } : {}),
  };
}

/** The bases before the run; a state that was sent is no longer the one of the hiding, and nothing says what it is to be. */
function shownAgain(before: ResourceState, written: ResourceState): ResourceState["locales"] {
  const locales = { ...before.locales };
  for (const locale of LOCALES) {
    const isHidden = before.retired === "hidden" || before.retiredLocales?.includes(locale) === true;
    const state = written.locales[locale]?.state;
    if (isHidden && state !== undefined) locales[locale] = { ...locales[locale], state: { ...state, meant: "" } };
  }
  return locales;
}

/** Of a page that was made anew, what its file may leave unsaid: nobody meant it, and nobody edited it. */
function madeAnew({ locales }: ResourceState): ResourceState["locales"] {
  const bases: ResourceState["locales"] = {};
  for (const locale of LOCALES) {
    for (const field of ["state", "author"] as const) {
      const base = locales[locale]?.[field];
      if (base !== undefined) bases[locale] = { ...bases[locale], [field]: { ...base, meant: "" } };
    }
  }
  return bases;
}
