import { keyOf } from "../../../src/model/key.ts";
import type { Locale, PerLocale } from "../../../src/model/locale.ts";
import type { PageEntry, PageFolder, PageSides, PageText, Picture, PlanPages } from "../../../src/model/pages.ts";
import { PLAN_VERSION, type Action, type FieldChange, type Plan } from "../../../src/model/plan.ts";
import { outcomeOf, summarise } from "../../../src/plan/summary.ts";
import { planHtml } from "../../../src/report/plan-html.ts";

/** An action with its pages, as a report is given them. */
export interface Reported {
  readonly action: Action;
  readonly entry: PageEntry;
}

export const HELP_CENTER = "https://help.example.com";

export function text(title: string, body: string, description = ""): PageText {
  return { title, description, body };
}

/** A body that is written, in one locale. */
export function bodyChange(locale: Locale, some: Partial<FieldChange> = {}): FieldChange {
  return { locale, field: "body", verdict: "write", before: "10 words", after: "11 words", prose: [], ...some };
}

/** An article that changes in the locales that have pages; each changes its body where nothing else is said. */
export function article(
  name: string,
  pages: PerLocale<PageSides>,
  some: Partial<Action> = {},
  folder: string | null = "collection:guides",
): Reported {
  const changes = (Object.keys(pages) as Locale[]).map((locale) => bodyChange(locale));
  const key = keyOf("article", name);
  const action: Action = {
    ...{ verb: "update", kind: "article", key, id: "1", title: name, path: `${name}.md`, reason: "changed in content" },
    changes,
    ...some,
  };
  return { action, entry: { folder, pages } };
}

export interface ReportParts {
  readonly reported: readonly Reported[];
  readonly plan?: Partial<Plan>;
  readonly folders?: readonly PageFolder[];
  readonly pictures?: ReadonlyMap<string, Picture>;
  /** Shown where nothing is said. */
  readonly drafts?: "hidden" | "shown";
}

export function planOf({ reported, plan }: Pick<ReportParts, "reported" | "plan">): Plan {
  const actions = reported.map(({ action }) => action);
  const summary = summarise(actions);
  return {
    version: PLAN_VERSION,
    workspace: { name: "sandbox", id: "sandbox1", sandbox: true, apiVersion: "2.16" },
    helpCenter: { id: "1", identifier: "help", url: HELP_CENTER },
    config: "c1:x",
    overrides: {
      ...{ firstRun: "refuse", rollback: "refuse", dirty: "refuse", uiEdits: "policy", drafts: "protect" },
      ...{ recreate: [], rerender: [], only: [] },
    },
    actions,
    guards: [],
    warnings: [],
    summary,
    outcome: outcomeOf(summary, []),
    digest: "d1:0123456789abcdef",
    ...plan,
  };
}

function pagesOf({ reported, folders, pictures }: ReportParts): PlanPages {
  return {
    defaultLocale: "en",
    helpCenterUrls: [HELP_CENTER],
    folders: folders ?? [{ id: "collection:guides", title: "Guides", parent: null }],
    entries: reported.map(({ entry }) => entry),
    pictures: pictures ?? new Map(),
  };
}

/** The report of some actions. */
export function reportOf(parts: ReportParts, budget?: number): string {
  const options = { drafts: parts.drafts ?? "shown", ...(budget === undefined ? {} : { budget }) };
  return planHtml(planOf(parts), pagesOf(parts), options);
}
