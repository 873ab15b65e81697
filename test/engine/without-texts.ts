import { beginListing } from "../../src/intercom/look.ts";
import type { Loaded } from "../../src/load.ts";
import type { Config } from "../../src/model/config.ts";
import type { Overrides, Plan } from "../../src/model/plan.ts";
import type { State } from "../../src/model/state.ts";
import { planWorkspace } from "../../src/pipeline.ts";
import { withoutUntouchedTexts } from "../../src/plan/let-go.ts";
import type { OpenWorkspace } from "../../src/workspace.ts";

/** The plan that is made where the texts that nobody touched are let go as they come. */
export async function planWithoutTexts(
  { config, loaded, stored }: { readonly config: Config; readonly loaded: Loaded; readonly stored: State },
  workspace: OpenWorkspace,
  overrides: Overrides,
): Promise<Plan> {
  const said = new Map(loaded.desired.resources.map(({ key, locales }) => [key, locales]));
  const listing = beginListing(workspace.intercom);
  listing.keepOnly(
    withoutUntouchedTexts(stored, loaded.content, (key, locale) => said.get(key)?.[locale]?.body?.meant),
  );
  return (await planWorkspace(config, loaded, workspace, overrides, { listing })).plan;
}
