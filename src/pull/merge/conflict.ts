/**
 * Two versions between git's markers, each marker on a line of its own; `validate` refuses a text that holds them.
 * @param gap what stands between a marker and a version that is not empty
 */
export function conflictOf(ours: string, theirs: string, gap: "\n" | "\n\n"): string {
  const version = (text: string): string[] => (text === "" ? [] : [text]);
  return ["<<<<<<< content", ...version(ours), "=======", ...version(theirs), ">>>>>>> Intercom"].join(gap);
}
