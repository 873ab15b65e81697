/** Inputs that let a plan through, each as the option of the same name. */
export const NUMBERS = ["allow-removals", "allow-publishes", "allow-creates"];
export const FLAGS = ["first-run", "allow-rollback", "overwrite-ui-edits", "overwrite-drafts"];

/**
 * The options that the inputs ask for, as words of a command line.
 * @param text reads an input; empty where it was not given
 * @param faults gets a sentence for each value that is wrong
 */
export function overrideWords(text: (name: string) => string, faults: string[]): string[] {
  const numbers = NUMBERS.flatMap((name) => {
    const said = text(name);
    if (said === "") return [];
    if (!/^\d{1,9}$/u.test(said))
      faults.push(`${name} is ${JSON.stringify(said.slice(0, 80))}, and has to be a number`);
    return [`--${name}`, said];
  });
  const flags = FLAGS.flatMap((name) => {
    const said = text(name);
    if (!["", "true", "false"].includes(said))
      faults.push(`${name} is ${JSON.stringify(said.slice(0, 80))}, and can be true, false`);
    return said === "true" ? [`--${name}`] : [];
  });
  return [...numbers, ...flags];
}
