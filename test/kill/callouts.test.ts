import { killEverywhere } from "./everywhere.ts";

await killEverywhere("where callouts become paragraphs", {
  start: { store: "file", quirks: { calloutOnWrite: "toParagraph" } },
  sample: 2,
});
