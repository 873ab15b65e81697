import { cpus } from "node:os";

/** One figure beside its floor, both measured in the same run. */
export interface Figure {
  readonly case: string;
  readonly articles: number;
  readonly locales: number;
  /** Milliseconds that Intercom is away. */
  readonly latency: number;
  readonly figure: string;
  readonly value: number;
  readonly unit: "s" | "MB" | "calls" | "calls/s" | "%" | "×";
  readonly floor?: Floor;
  readonly target?: Target;
  /** What stands behind a number of calls, by route. */
  readonly routes?: Readonly<Record<string, number>>;
}

export interface Floor {
  /** In the words of the floors: (a) look, (b) start, (c) parse, (d) calls, (e) write. */
  readonly name: string;
  readonly value: number;
}

/** At most a number, a multiple of the floor, or so many of it more; or at least a number. */
export type Target = { readonly most: number } | { readonly least: number } | { readonly times: number };

/** One line of JSON. */
export function jsonLine(figure: Figure): string {
  const { target, ...rest } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return `${JSON.stringify({ ...rest, ...(ratio === undefined ? {} : { ratio }), ...(target === undefined ? {} : { target, met }) })}\n`;
}

const HEADER = ["case", "figure", "measured", "floor", "ratio", "target", ""] as const;

/** The figures as columns. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** The figures that something is promised of as a table of Markdown, with the machine that they were measured on. */
export function markdownTable(figures: readonly Figure[]): string {
  const promised = figures.filter(({ target }) => target !== undefined);
  const rows = promised.map((figure) => `| ${cellsOf(figure).join(" | ")} |`);
  const [processor] = cpus();
  const machine = `${(processor?.model ?? "an unknown processor").trim()}, ${String(cpus().length)} cores, Node ${process.versions.node}`;
  return [
    `Measured on: ${machine}.`,
    "",
    `| ${HEADER.join(" | ")} |`,
    `|${" --- |".repeat(HEADER.length)}`,
    ...rows,
    "",
  ].join("\n");
}

function cellsOf(figure: Figure): string[] {
  const { articles, locales, latency, value, unit, floor, target } = figure;
  const size = articles === 0 ? "" : `, ${String(articles)} × ${String(locales)}`;
  const away = latency === 0 ? "" : `, ${String(latency)} ms`;
  const ratio = ratioOf(figure);
  return [
    `${figure.case}${size}${away}`,
    figure.figure,
    `${rounded(value)} ${unit}`,
    floor === undefined ? "" : `${rounded(floor.value)} ${unit} ${floor.name}`,
    ratio === undefined ? "" : ratio.toFixed(2),
    target === undefined ? "" : inWords(target, unit),
    target === undefined ? "" : isMet(figure) ? "met" : "MISSED",
  ];
}

function inWords(target: Target, unit: Figure["unit"]): string {
  if ("times" in target) return `≤ ${String(target.times)} × floor`;
  return "most" in target ? `≤ ${rounded(target.most)} ${unit}` : `≥ ${rounded(target.least)} ${unit}`;
}

function isMet({ value, floor, target }: Figure): boolean {
  if (target === undefined) return true;
  if ("most" in target) return value <= target.most;
  if ("least" in target) return value >= target.least;
  return floor !== undefined && value <= target.times * floor.value;
}

function ratioOf({ value, floor }: Figure): number | undefined {
  return floor === undefined || floor.value === 0 ? undefined : value / floor.value;
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
