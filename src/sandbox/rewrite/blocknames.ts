const BLOCK_NAMES = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav ol p pre section summary table tbody " +
    "td tfoot th thead tr ul"
  ).split(" "),
);

/** Whether an element of that name is a block by itself. */
export function isBlockName(tagName: string): boolean {
  return BLOCK_NAMES.has(tagName);
}
