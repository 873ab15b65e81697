/** What one commit changes. */
export interface TreeChange {
  /** Path from the root, with `/` → the new bytes; null removes the file. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
  /** Folders that get another name, before anything else is changed. */
  readonly renames?: readonly { readonly from: string; readonly to: string }[];
  readonly message: string;
}

/** A path that git's stream of commits takes as it stands. */
const PLAIN_PATH = /^[\w.-]+(?:\/[\w.-]+)*$/u;

/**
 * A commit in the language of `git fast-import`. What it does not name stays as the parent has it, and need not even be
 * on this machine.
 * @param ref the private ref that the commit gets
 */
export function commitStream(ref: string, parent: string | null, change: TreeChange): Buffer {
  const parts: Uint8Array[] = [
    text(`commit ${ref}\ncommitter helpsync <helpsync@users.noreply.invalid> now\n`),
    ...data(text(change.message)),
    ...(parent === null ? [] : [text(`from ${parent}\n`)]),
    ...(change.renames ?? []).map(({ from, to }) => text(`R ${plain(from)} ${plain(to)}\n`)),
  ];
  for (const [path, bytes] of change.files) {
    if (bytes === null) parts.push(text(`D ${plain(path)}\n`));
    else parts.push(text(`M 100644 inline ${plain(path)}\n`), ...data(bytes));
  }
  return Buffer.concat([...parts, text("done\n")]);
}

function plain(path: string): string {
  if (!PLAIN_PATH.test(path)) throw new Error(`${JSON.stringify(path)} is no path of the state.`);
  return path;
}

function data(bytes: Uint8Array): Uint8Array[] {
  return [text(`data ${bytes.length}\n`), bytes, text("\n")];
}

function text(value: string): Uint8Array {
  return Buffer.from(value);
}
