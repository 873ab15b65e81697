import { isIntercomImage } from "../../dialect/addresses.ts";
import { attributeOf, eachElement } from "../../dialect/html-tree.ts";
import { parseBody } from "../../dialect/parse-body.ts";
import type { Action, PlanWarning } from "../../model/plan.ts";
import type { RestoreInput } from "./restore-input.ts";

/** What people should know before a snapshot is brought back. */
export function restoreWarnings(input: RestoreInput, action: Action): PlanWarning[] {
  const { snapshot } = input;
  const withheld = snapshot.withheld ?? [];
  const messages: [string, string][] = [
    [
      "restore-file",
      action.afterwards === "left"
        ? "No file describes it: once it is back, helpsync leaves it as it is."
        : `${action.path ?? ""} is there: what comes back is shown as edited in Intercom (kept) until the file says the same, and as a conflict where the file changes.`,
    ],
  ];
  if (snapshot.of === "draft") {
    messages.push(["restore-draft", "This is a draft that a teammate had pending: it becomes the text of the page."]);
  }
  if (withheld.length > 0) {
    const what = `${withheld.join(", ")} ${withheld.length === 1 ? "was" : "were"} not public and not kept`;
    messages.push(["restore-withheld", `${what} (state.bodies in the config).`]);
  }
  if (action.verb === "create" && action.place?.after === null && input.content.parents.length > 0) {
    const next = "restore the collection first, or move it in Intercom";
    messages.push(["restore-place", `The collection that it stood in is not there any more: ${next}.`]);
  }
  if (hasStrangeAuthor(input)) {
    messages.push(["restore-author", "Its author is no teammate any more, so another one stands in their place."]);
  }
  if (holdsImages(input, action)) {
    messages.push(["restore-images", "Its pictures are Intercom's own copies: one that Intercom deleted stays away."]);
  }
  return messages.map(([code, message]) => ({ code, message }));
}

function hasStrangeAuthor({ content, live }: RestoreInput): boolean {
  const { admins } = live.workspace;
  return Object.values(content.locales).some(
    ({ author }) => author !== undefined && !admins.some(({ id }) => id === author),
  );
}

/** Only what is written can lack a picture. */
function holdsImages({ content }: RestoreInput, { changes }: Action): boolean {
  return changes
    .filter(({ field }) => field === "body")
    .some(({ locale }) => {
      let found = false;
      eachElement(parseBody(content.locales[locale]?.body ?? "").children, (element) => {
        if (element.tagName === "img" && isIntercomImage(attributeOf(element, "src"))) found = true;
      });
      return found;
    });
}
