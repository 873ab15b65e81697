import type { Action, FieldChange, Plan } from "../model/plan.ts";
import type { Paint } from "./paint.ts";

/** What cannot be taken back, or what customers see at once: told apart, before the actions. */
export function risks({ actions }: Plan, paint: Paint): string {
  const written = actions.filter(({ verb }) => verb !== "conflict" && verb !== "blocked");
  const count = (test: (change: FieldChange) => boolean): number =>
    written.flatMap(({ changes }) => changes).filter((change) => change.verdict === "write" && test(change)).length;
  const holding = (test: (action: Action) => boolean): number => written.filter(test).length;
  const pages = [
    ["that become public", count(({ publication }) => publication === "publishes")],
    ["that stop being public", count(({ publication }) => publication === "unpublishes")],
    ["deleted for good", holding(({ verb }) => verb === "delete")],
  ] as const;
  const lines = [
    [
      "Edits made in Intercom that are written over",
      count(({ overwrites }) => overwrites === "edit") +
        holding(({ place }) => place?.verdict === "write" && place.overwrites === "edit"),
    ],
    ["Drafts of teammates that are written over", holding(({ changes }) => changes.some(writesOverDraft))],
    ["Translations that go", written.flatMap(({ removes }) => removes ?? []).length],
  ] as const;
  const told = pages.filter(([, number]) => number > 0).map(([what, number]) => `${what}: ${String(number)}`);
  return [
    ...(told.length === 0 ? [] : [`${paint("strong", "Pages")} ${told.join(" · ")}`]),
    ...lines.filter(([, number]) => number > 0).map(([what, number]) => `${paint("strong", what)}: ${String(number)}`),
  ].join("\n");
}

function writesOverDraft({ verdict, overwrites }: FieldChange): boolean {
  return verdict === "write" && overwrites === "draft";
}
