import type { KeptBodies } from "../model/config.ts";
import { kinds } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Snapshot } from "../model/state.ts";

/** What of a snapshot's text may go into a store. */
export interface PortableBody {
  /** Null where nothing of it may. */
  readonly text: string | null;
  /** Locales that stay behind. */
  readonly withheld: readonly Locale[];
}

/**
 * Cuts out of a snapshot's text what a store may not keep: it may be a public one.
 * @param text the live resource as JSON
 */
export function portableBody(snapshot: Snapshot, text: string, keeps: KeptBodies): PortableBody {
  const live = JSON.parse(text) as LiveResource;
  const all = Object.keys(live.locales) as Locale[];
  const isPublic = (locale: Locale): boolean =>
    live.locales[locale]?.state === "published" || !kinds[live.kind].publishes;
  const kept = all.filter((locale) => {
    switch (keeps) {
      case "all":
        return true;
      case "none":
        return false;
      case "published":
        return snapshot.why !== "deleted" && snapshot.of === "page" && isPublic(locale);
    }
  });
  const withheld = all.filter((locale) => !kept.includes(locale));
  if (withheld.length === 0) return { text, withheld };
  const locales = Object.fromEntries(kept.map((locale) => [locale, live.locales[locale]]));
  return { text: kept.length === 0 ? null : JSON.stringify({ ...live, locales }), withheld };
}
