import fs from "node:fs";
import path from "node:path";
import { isObject, type Json } from "./json.ts";
import { DataFileUnreadable, type Commit, type Journal } from "./store.ts";

/** The data file was written by someone else since it was read: going on would lose what they wrote. */
export class DataFileChanged extends Error {
  constructor() {
    super("The sandbox's data file was changed by another process. Only one at a time can write to it.");
  }
}

/**
 * A file of JSON lines, one a commit, appended before its request is answered: a killed process loses no answered
 * write. Nothing is written before the first commit.
 */
export class JournalFile implements Journal {
  readonly past: readonly Commit[];
  readonly #file: string;
  #descriptor: number | undefined;
  #seen: fs.Stats | undefined;
  #compacted = false;

  /** Reads the file where it exists. Throws where a line that is not the last is broken. */
  constructor(file: string) {
    this.#file = file;
    this.#seen = fs.statSync(file, { throwIfNoEntry: false });
    this.past = this.#seen === undefined ? [] : parseLines(fs.readFileSync(file, "utf8"), file);
  }

  append(commit: Commit, snapshot: () => readonly Commit[]): void {
    const current = fs.statSync(this.#file, { throwIfNoEntry: false });
    if (current?.ino !== this.#seen?.ino || current?.size !== this.#seen?.size) throw new DataFileChanged();
    if (!this.#compacted) this.#compact(snapshot());
    this.#descriptor ??= fs.openSync(this.#file, "a");
    fs.writeSync(this.#descriptor, `${JSON.stringify(commit)}\n`);
    this.#seen = fs.fstatSync(this.#descriptor);
  }

  close(): void {
    if (this.#descriptor !== undefined) fs.closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Once a process: where most lines say what later ones say again, or the last is a torn one. */
  #compact(commits: readonly Commit[]): void {
    this.#compacted = true;
    const torn = this.#seen !== undefined && !endsWithNewline(this.#file, this.#seen.size);
    if (this.#seen !== undefined && !torn && this.past.length <= 2 * commits.length) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.new`;
    const descriptor = fs.openSync(temporary, "w");
    for (const commit of commits) fs.writeSync(descriptor, `${JSON.stringify(commit)}\n`);
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    fs.renameSync(temporary, this.#file);
  }
}

function parseLines(text: string, file: string): Commit[] {
  const lines = text.split("\n");
  // What follows the last line end is a commit that was never answered.
  const torn = lines.pop();
  // The first lines come into the file at once and whole, so this is no torn one of the sandbox's.
  if (lines.length === 0 && torn !== "") throw unreadable(file, 1);
  return lines.map((line, index) => {
    try {
      const commit: unknown = JSON.parse(line);
      if (isObject(commit as Json)) return commit as Commit;
    } catch (error) {
      throw unreadable(file, index + 1, error);
    }
    throw unreadable(file, index + 1);
  });
}

function unreadable(file: string, line: number, cause?: unknown): DataFileUnreadable {
  return new DataFileUnreadable(`${file} is not a data file of the sandbox: line ${line} cannot be read.`, { cause });
}

function endsWithNewline(file: string, size: number): boolean {
  if (size === 0) return true;
  const descriptor = fs.openSync(file, "r");
  const byte = Buffer.alloc(1);
  fs.readSync(descriptor, byte, 0, 1, size - 1);
  fs.closeSync(descriptor);
  return byte[0] === 0x0a;
}
