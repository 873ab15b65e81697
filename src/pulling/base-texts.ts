import { parseKeptText, type KeptText } from "../dialect/kept-text.ts";
import type { EditDraft } from "./drafts.ts";
import type { Scene } from "./scene.ts";

/** What stood in a file and in Intercom when it was last applied, as far as the state kept it; by file. */
export async function readBaseTexts(
  edits: readonly EditDraft[],
  { planned, workspace }: Scene,
): Promise<ReadonlyMap<string, KeptText>> {
  const texts = new Map<string, KeptText>();
  for (const { key, locale, file, taken } of edits) {
    if (!taken.fields.some(({ field }) => field === "body")) continue;
    const id = planned.state.resources.get(key)?.locales[locale]?.body?.text;
    const text = id === undefined ? null : await workspace.store.bodies.get(id);
    if (text !== null) texts.set(file, parseKeptText(text));
  }
  return texts;
}
