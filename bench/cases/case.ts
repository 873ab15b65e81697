import path from "node:path";
import type { Figure } from "../figures.ts";
import type { HelpCenter } from "../help-center.ts";
import type { Size } from "../made/content.ts";
import type { ProcessOptions } from "../run/measure.ts";
import type { Server } from "../run/serve.ts";

/** What a case is measured with. */
export interface Bench {
  readonly runs: number;
  readonly windowCalls: number;
  /** Gives the help center of a size, made once. */
  readonly helpCenter: (size: Size) => Promise<HelpCenter>;
}

/** A case: what it measures, and for which content. */
export interface BenchCase {
  /** How many locales it is measured with; `none`: it has content of its own, or needs none. */
  readonly locales: "none" | "any" | 1 | 3;
  readonly measure: (bench: Bench, size: Size) => Promise<Figure[]>;
}

/** The figures of one place in the table. */
export interface Row {
  readonly case: string;
  readonly size: Size;
  readonly latency: number;
}

/** A figure of a row. */
export function figureOf(
  { case: name, size, latency }: Row,
  figure: Omit<Figure, "case" | "articles" | "locales" | "latency">,
): Figure {
  return { case: name, ...size, latency, ...figure };
}

/** Floor (a): the files read and hashed, the listing fetched and parsed. Without a server only the files. */
export function look({ folder }: HelpCenter, server?: Server): ProcessOptions {
  const access = server === undefined ? [] : [server.url, server.env["BENCH_ACCESS_TOKEN"] ?? ""];
  return { parameters: [floorFile("look.mjs"), path.join(folder, "content"), ...access] };
}

/** Floor (e): drafts and their texts, written as fast as a server answers that holds the same articles. */
export function write(server: Server): ProcessOptions {
  return { parameters: [floorFile("write.mjs"), server.url, server.env["BENCH_ACCESS_TOKEN"] ?? ""] };
}

/** Floor (b): a process that does nothing. */
export const NOTHING: ProcessOptions = { parameters: ["-e", "0"], usage: "left" };

/** Floor (c): every file parsed as Markdown. */
export function parse({ folder }: HelpCenter): ProcessOptions {
  return { parameters: [floorFile("parse.mjs"), path.join(folder, "content")] };
}

function floorFile(name: string): string {
  return path.join(import.meta.dirname, name);
}
