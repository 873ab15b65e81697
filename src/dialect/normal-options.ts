/**
 * How images are told apart: by the address that they stand at (two answers of Intercom's), or not at all (something
 * that was sent against what came back: Intercom puts the address of its own copy in the place of the one it was sent).
 */
export type ImageComparison = "by-address" | "alike";

export interface NormalOptions {
  /** All addresses of the help centers whose articles links are known by their ids. */
  readonly helpCenterUrls: readonly string[];
  readonly images: ImageComparison;
  /**
   * `kept` leaves what comparing passes over (addresses as written, sizes, ids, languages of code): for reading a body
   * in the shape of its normal form, never for comparing. Absent, it is left out.
   */
  readonly attributes?: "kept";
}
