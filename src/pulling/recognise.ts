import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { State } from "../model/state.ts";
import type { Action } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";
import { pullContent, type PullProject } from "./pull-content.ts";
import { recordPull } from "./record.ts";

/**
 * The state in which edits are known that a pull brought into files and that are still there: in files that were edited
 * further since, so that they mean something else than the pull wrote. Whether such an edit is in a file is seen by
 * bringing it in once more: nothing of the file changes then. Undefined where there is none.
 */
export async function recognise(project: PullProject, planned: Planned): Promise<State | undefined> {
  const doubtful = new Set(planned.plan.actions.filter((action) => mayBeHeld(action, planned)).map(({ key }) => key));
  if (doubtful.size === 0) return undefined;
  const { files, future, pictures, scene } = await pullContent(
    project,
    planned,
    {
      isNamed: ({ key }) => key !== undefined && doubtful.has(key),
      ...{ fresh: "leave", gone: "leave", images: "look" },
      keepImage: () => Promise.reject(new Error("Nothing is fetched where nothing is written.")),
    },
    [],
  );
  const held = files.filter(
    ({ conflicts, text, draft }) => conflicts === 0 && isUnchanged(text, scene.documents.get(draft.file)),
  );
  if (held.length === 0) return undefined;
  const { state } = recordPull(held, future, pictures, scene, { extent: "part", keeps: "none" });
  return { ...planned.stored, pulled: state.pulled };
}

function isUnchanged(text: string, file: { readonly bytes: Uint8Array } | undefined): boolean {
  return file !== undefined && new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes) === text;
}

/** Whether a pull brought just what Intercom holds of a text into its file, and the file means something else now. */
function mayBeHeld({ key, kind, id, verb, changes }: Action, { stored, live }: Planned): boolean {
  const offer = key === undefined ? undefined : stored.pulled.get(key);
  if (verb !== "conflict" || offer === undefined || offer.id !== id) return false;
  const found = live.resources.find((resource) => resource.kind === kind && resource.id === id);
  return changes.some(({ locale, field, verdict }) => {
    const value = found?.locales[locale]?.[field];
    const brought = offer.locales[locale]?.[field];
    if (verdict !== "conflict" || field !== "body" || value === undefined || brought === undefined) return false;
    return brought.answered.raw === rawFingerprint(field, value);
  });
}
