import { expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import { withFiles } from "../../src/plan/actions/files.ts";
import { action, desired } from "./planning.ts";

it("a page whose file was removed has the path of that file, where another file tells the folder", () => {
  const there: DesiredResource = {
    ...desired("article:guides/a"),
    locales: { en: { title: "A", file: "content/guides/a.md" } },
  };
  const gone = action({ verb: "unpublish", key: "article:faq/b", path: "faq/b" });
  const folder = action({ verb: "forget", kind: "collection", key: "collection:faq", path: "faq" });
  const about = { defaultLocale: "en" as const, resources: [there] };
  const named = withFiles([action({ key: there.key }), gone, folder], about);
  expect(named.map(({ file, removedFile }) => file ?? removedFile)).toEqual([
    "content/guides/a.md",
    "content/faq/b.md",
    undefined,
  ]);
  expect(withFiles([gone], { ...about, resources: [] })).toEqual([gone]);
});
