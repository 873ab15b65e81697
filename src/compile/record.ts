import { fingerprint } from "../dialect/fingerprint.ts";
import { leadsOf } from "../dialect/leads.ts";
import type { CompiledRecord } from "../model/compiled-record.ts";
import type { BodyPart, DesiredBody, LinkPart } from "../model/desired.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { parseKey, type Key } from "../model/key.ts";
import { isLocale, type Locale } from "../model/locale.ts";
import type { Problem } from "../model/problem.ts";
import type { FindHeadings } from "./anchors.ts";
import type { CompiledFile, CompileJob } from "./compiler.ts";
import type { CompiledHeading } from "./headings.ts";
import { answersTo } from "./links/asked.ts";
import type { LinkIndex } from "./links/link-index.ts";

declare const HELPSYNC_COMPILER: string | undefined;

/** A translation whose headings decide where links of another file lead. */
export interface Lean {
  readonly key: Key;
  readonly locale: Locale;
}

/** Names the compiler that this is: what another one made says nothing of what this one would make. */
const COMPILER = typeof HELPSYNC_COMPILER === "undefined" ? "from sources" : HELPSYNC_COMPILER;

/** Fingerprint of all that a file becomes something from, but for what its addresses lead to. */
function inputOf({ translation, context }: CompileJob, index: LinkIndex): Fingerprint {
  const { file, path, title, description, state, author, bodyLine } = translation;
  const said = [file, path, title, description, state, author, bodyLine];
  const all = [COMPILER, context, index.defaultLocale, index.rootFolder, said, translation.bodyPrint()];
  return fingerprint("input1", JSON.stringify(all));
}

/** Whether a file would become the same again, as far as it does not lean on the headings of others. */
export function isAsRecorded(job: CompileJob, record: CompiledRecord, index: LinkIndex): boolean {
  return record.input === inputOf(job, index) && record.found === answersTo(items(record.asked), index);
}

/**
 * What is to be kept of a file that was compiled; undefined of one with an error.
 * @param settled its parts and problems, with the headings of others known
 */
export function recordOf(
  job: CompileJob,
  compiled: CompiledFile,
  { body, problems }: { readonly body: DesiredBody; readonly problems: readonly Problem[] },
  { index, find }: { readonly index: LinkIndex; readonly find: FindHeadings },
): CompiledRecord | undefined {
  const leans = leansOf(job, compiled, index.defaultLocale);
  const targets = body.links?.targets ?? [];
  const leads = leadsOf(body).map(({ link, locale }) => `${String(targets.indexOf(link))} ${locale}`);
  const lists = { asked: listed(compiled.asked), targets: listed(targets), leans: listed(leans.map(spelled)) };
  const isSure = !problems.some(({ severity }) => severity === "error") && !Object.values(lists).includes(undefined);
  if (!isSure) return undefined;
  const named = listed(compiled.headings.map(({ id, names }) => listed([id ?? "", ...names], "\t") ?? "\n"));
  return {
    input: inputOf(job, index),
    asked: lists.asked ?? "",
    found: answersTo(compiled.asked, index),
    ...(leans.length === 0
      ? {}
      : { leans: lists.leans ?? "", leant: leantOn(leans, ({ key, locale }) => headingsPrint(find(key, locale))) }),
    headings: headingsPrint(compiled.headings),
    ...(named === undefined ? {} : { named }),
    ...(compiled.title === job.translation.title ? {} : { title: compiled.title }),
    meant: body.meant,
    ...(body.links === undefined ? {} : { outline: body.links.outline, targets: lists.targets ?? "" }),
    ...(leads.length === 0 ? {} : { leads: leads.join("\n") }),
    ...(problems.length === 0 ? {} : { problems }),
  };
}

/** Items as one text; undefined where the text could not be taken apart again. */
function listed(all: readonly string[], between: "\n" | "\t" = "\n"): string | undefined {
  return all.some((item) => item.includes(between)) ? undefined : all.join(between);
}

function items(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : text.split("\n");
}

/**
 * A body as a record has it; its HTML is made when somebody first asks for it. Of a large help center nearly all bodies are
 * such, so nothing of the record is taken apart before, and then it is not kept.
 */
export class RecordedBody implements DesiredBody {
  readonly #record: CompiledRecord;
  readonly #makeParts: () => readonly BodyPart[];
  #parts: readonly BodyPart[] | undefined;

  constructor(record: CompiledRecord, makeParts: () => readonly BodyPart[]) {
    this.#record = record;
    this.#makeParts = makeParts;
  }

  get meant(): Fingerprint {
    return this.#record.meant;
  }

  get links(): DesiredBody["links"] {
    const { outline } = this.#record;
    return outline === undefined ? undefined : { outline, targets: this.#targets };
  }

  get leads(): readonly Pick<LinkPart, "link" | "locale">[] {
    const { leads } = this.#record;
    if (leads === undefined) return [];
    const targets = this.#targets;
    return items(leads).flatMap((lead) => {
      const [number, locale = ""] = lead.split(" ");
      const link = targets[Number(number)];
      return link !== undefined && isLocale(locale) ? [{ link, locale }] : [];
    });
  }

  get parts(): readonly BodyPart[] {
    return (this.#parts ??= this.#makeParts());
  }

  get #targets(): readonly Key[] {
    // They were keys when they were written, and nothing is done with one that is none by now.
    return items(this.#record.targets) as Key[];
  }
}

/** The headings as a record has them; undefined where it may not hold their names. */
export function recordedHeadings({ named }: CompiledRecord): readonly CompiledHeading[] | undefined {
  if (named === undefined) return undefined;
  return items(named).map((heading) => {
    const [id = "", ...names] = heading.split("\t");
    return { id: id === "" ? null : id, names };
  });
}

/** Fingerprint of the headings that links lean on, as they are now. */
export function leantOn(leans: readonly Lean[], printOf: (lean: Lean) => Fingerprint): Fingerprint {
  return fingerprint("leant1", leans.map(printOf).join("\n"));
}

/** What a record says that links lean on. */
export function recordedLeans({ leans }: CompiledRecord): Lean[] {
  return items(leans).flatMap((lean) => {
    const space = lean.indexOf(" ");
    const [locale, key] = [lean.slice(0, space), parseKey(lean.slice(space + 1))];
    return isLocale(locale) && key !== undefined ? [{ key, locale }] : [];
  });
}

/** Fingerprint of the headings of a translation; of none where there is no such translation. */
export function headingsPrint(headings: readonly CompiledHeading[] | undefined): Fingerprint {
  return fingerprint(
    "headings1",
    headings === undefined ? "" : JSON.stringify(headings.map(({ id, names }) => [id, names])),
  );
}

/** The other translations whose headings decide where links of a file lead: those that they name, and their originals. */
export function leansOf({ context }: CompileJob, { parts }: CompiledFile, defaultLocale: Locale): Lean[] {
  const leans = new Map<string, Lean>();
  for (const part of parts) {
    if (typeof part === "string" || "image" in part || part.fragment === undefined) continue;
    for (const locale of [part.locale, defaultLocale]) {
      if (part.link === context.key && locale === context.locale) continue;
      leans.set(spelled({ key: part.link, locale }), { key: part.link, locale });
    }
  }
  return [...leans.values()];
}

function spelled({ key, locale }: Lean): string {
  return `${locale} ${key}`;
}
