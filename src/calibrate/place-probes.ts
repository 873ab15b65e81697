import type { Probe } from "./probe.ts";

/** What the API says and does about places (behaviour §3, §5). */
export const PLACE_PROBES: readonly Probe[] = [
  {
    quirk: "createEchoesParent",
    question: "Does the answer to a create show the collection that was sent?",
    run: async (scratch) => {
      const home = await scratch.collection();
      if (home.outcome !== "answered") return null;
      const made = await scratch.draft("<p>Words.</p>", { parent: home.value.id });
      return made.outcome !== "answered" ? null : made.value.parents.includes(home.value.id) ? "yes" : "no";
    },
  },
  {
    quirk: "clearParent",
    question: "Can an article be taken out of its collection?",
    run: async (scratch) => {
      const { intercom, defaultLocale } = scratch.options;
      const home = await scratch.collection();
      if (home.outcome !== "answered") return null;
      const made = await scratch.draft("<p>Words.</p>", { parent: home.value.id });
      if (made.outcome !== "answered") return null;
      await intercom.update("article", made.value.id, { defaultLocale, locales: {}, parent: null });
      const after = await intercom.read("article", made.value.id);
      // Both spellings are sent at once, so which of them served cannot be told.
      return after !== null && after.parents.length > 0 ? "unsupported" : null;
    },
  },
  {
    quirk: "deleteCollection",
    question: "What becomes of what a deleted collection holds?",
    run: async (scratch) => {
      const home = await scratch.collection();
      if (home.outcome !== "answered") return null;
      const made = await scratch.draft("<p>Words.</p>", { parent: home.value.id });
      if (made.outcome !== "answered") return null;
      const { intercom } = scratch.options;
      const deleted = await intercom.remove("collection", home.value.id);
      if (deleted.outcome === "unknown") return null;
      if (deleted.outcome === "refused") return "rejectIfNotEmpty";
      return (await intercom.read("article", made.value.id)) === null ? "cascade" : "orphanChildren";
    },
  },
];
