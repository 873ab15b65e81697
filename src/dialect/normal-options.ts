export interface NormalOptions {
  /** All addresses of the help centers whose articles links are known by their ids. */
  readonly helpCenterUrls: readonly string[];
  /**
   * `kept` leaves what comparing passes over (addresses as written, sizes, ids, languages of code): for reading a body
   * in the shape of its normal form, never for comparing. Absent, it is left out.
   */
  readonly attributes?: "kept";
}
