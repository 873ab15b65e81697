/** The classes that mark Intercom's blocks in a stored body (seen in real bodies, behaviour §7). */
export const CLASSES = {
  /** On every paragraph that the current editor writes. */
  paragraph: "no-margin",
  /** Around an image or a button. */
  container: "intercom-container",
  button: "intercom-h2b-button",
  video: "intercom-h2b-video",
  callout: "intercom-interblocks-callout",
  table: "intercom-interblocks-table-container",
  collapsible: "collapsible-section-content",
  link: "intercom-content-link",
} as const;

export const ALIGNMENTS = ["left", "center", "right", "justify"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** The class of an alignment, e.g. `intercom-align-center`. */
export function alignmentClass(alignment: Alignment): string {
  return `intercom-align-${alignment}`;
}

/** The alignment that one of the classes names. Left, the default, is told like none: older articles write it out. */
export function alignmentOf(classes: readonly string[]): Exclude<Alignment, "left"> | undefined {
  return (["center", "right", "justify"] as const).find((alignment) => classes.includes(alignmentClass(alignment)));
}
