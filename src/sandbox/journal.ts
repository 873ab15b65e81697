import fs from "node:fs";
import path from "node:path";
import { isObject, type Json } from "./json.ts";
import { DataFileUnreadable, type Commit, type Journal } from "./store.ts";

const PIECE_BYTES = 1024 * 1024;

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
  readonly #file: string;
  #past: readonly Commit[] | undefined;
  /** The lines that the file held when it was read. */
  readonly #lines: number;
  #descriptor: number | undefined;
  #seen: fs.Stats | undefined;
  #compacted = false;

  /** Reads the file where it exists. Throws where a line that is not the last is broken. */
  constructor(file: string) {
    this.#file = file;
    this.#seen = fs.statSync(file, { throwIfNoEntry: false });
    this.#past = this.#seen === undefined ? [] : readCommits(file);
    this.#lines = this.#past.length;
  }

  /** What the file held, once: it is not kept, since later commits undo most of what a long one says. */
  takePast(): readonly Commit[] {
    const past = this.#past ?? [];
    this.#past = undefined;
    return past;
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
    if (this.#seen !== undefined && !torn && this.#lines <= 2 * commits.length) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.new`;
    const descriptor = fs.openSync(temporary, "w");
    for (const commit of commits) fs.writeSync(descriptor, `${JSON.stringify(commit)}\n`);
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    fs.renameSync(temporary, this.#file);
  }
}

/** Reads in pieces: a file may be longer than a string can be. */
function readCommits(file: string): Commit[] {
  const commits: Commit[] = [];
  const descriptor = fs.openSync(file, "r");
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let line: Buffer[] = [];
    for (let size = fs.readSync(descriptor, piece); size > 0; size = fs.readSync(descriptor, piece)) {
      let start = 0;
      for (let end = piece.indexOf(0x0a); end !== -1 && end < size; end = piece.indexOf(0x0a, start)) {
        line.push(piece.subarray(start, end));
        commits.push(parseLine(Buffer.concat(line).toString("utf8"), file, commits.length + 1));
        line = [];
        start = end + 1;
      }
      line.push(Buffer.from(piece.subarray(start, size)));
    }
    // What follows the last line end is a commit that was never answered. The first lines come into the file at once
    // and whole, so a file without any line end is none of the sandbox's.
    if (commits.length === 0 && line.some(({ length }) => length > 0)) throw unreadable(file, 1);
  } finally {
    fs.closeSync(descriptor);
  }
  return commits;
}

function parseLine(line: string, file: string, number: number): Commit {
  let commit: Json;
  try {
    commit = JSON.parse(line) as Json;
  } catch (error) {
    throw unreadable(file, number, error);
  }
  if (!isObject(commit)) throw unreadable(file, number);
  return commit;
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
