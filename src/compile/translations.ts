import type { CompiledRecord, CompiledRecords } from "../model/compiled-record.ts";
import type { Content } from "../model/content.ts";
import type { DesiredBody } from "../model/desired.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { Key } from "../model/key.ts";
import { localesOf, type Locale, type PerLocale } from "../model/locale.ts";
import type { Problem } from "../model/problem.ts";
import { settleAnchors } from "./anchors.ts";
import type { CompiledFile, CompileJob, Compiler } from "./compiler.ts";
import type { CompiledHeading } from "./headings.ts";
import type { LinkIndex } from "./links/link-index.ts";
import {
  headingsPrint,
  isAsRecorded,
  leansOf,
  leantOn,
  recordedHeadings,
  RecordedBody,
  recordedLeans,
  recordOf,
} from "./record.ts";

/** So many files are compared before what else goes on has its turn; some ten milliseconds. */
const AT_A_STRETCH = 500;

/** What one translation says. */
export interface Said {
  readonly title: string;
  readonly body: DesiredBody;
  readonly problems: readonly Problem[];
}

/** A translation that was known by its record, or compiled, or the one and then the other. */
interface Translation {
  readonly job: CompileJob;
  /** Whether it was held against its record. */
  compared?: true;
  record?: CompiledRecord;
  compiled?: CompiledFile;
}

/**
 * All translations of a content. Those whose records hold are compiled only when somebody asks for their HTML; all others
 * are at once.
 */
export class Translations {
  readonly #byKey = new Map<Key, Map<Locale, Translation>>();
  readonly #index: LinkIndex;
  readonly #compiler: Compiler;
  readonly #records: CompiledRecords;

  /** @param records what came of the files before */
  constructor(content: Content, index: LinkIndex, compiler: Compiler, records: CompiledRecords) {
    this.#records = records;
    this.#index = index;
    this.#compiler = compiler;
    for (const { key, path, translations } of content.articles) {
      const originalPath = translations[content.defaultLocale]?.path ?? `${path}.md`;
      const ofArticle = localesOf(translations, content.defaultLocale).flatMap((locale): [Locale, Translation][] => {
        const translation = translations[locale];
        const context = { key, locale, articlePath: path, originalPath };
        return translation === undefined ? [] : [[locale, { job: { translation, context } }]];
      });
      this.#byKey.set(key, new Map(ofArticle));
    }
  }

  /** What a file means that is as it was; undefined of any other. It can be asked before the others are compiled. */
  readonly meantAsRecorded = (key: Key, locale: Locale): Fingerprint | undefined => {
    const translation = this.#byKey.get(key)?.get(locale);
    if (translation !== undefined) this.#compare(translation);
    return translation?.record?.meant;
  };

  /** Finds out which files are as they were, and compiles all others. */
  async bringUpToDate(): Promise<void> {
    const all = [...this.#byKey.values()].flatMap((ofArticle) => [...ofArticle.values()]);
    for (const [place, translation] of all.entries()) {
      this.#compare(translation);
      if (place % AT_A_STRETCH === AT_A_STRETCH - 1) await this.#compiler.giveWay();
    }
    await this.#compile(all.filter(({ record }) => record === undefined));
    // One such round is enough: the headings of a file follow from itself alone, so this one changes none.
    const misled = all.filter(({ record }) => record?.leant !== undefined && this.#leant(record) !== record.leant);
    for (const translation of misled) delete translation.record;
    await this.#compile(misled);
    await this.#compile(this.#nameless(all));
  }

  #compare(translation: Translation): void {
    if (translation.compared === true) return;
    translation.compared = true;
    const { key, locale } = translation.job.context;
    const record = this.#records.get(key)?.[locale];
    if (record !== undefined && isAsRecorded(translation.job, record, this.#index)) translation.record = record;
  }

  /** Those whose headings decide where links of compiled files lead, and whose records do not name these. */
  #nameless(all: readonly Translation[]): Translation[] {
    const named = all.flatMap(({ job, compiled }) =>
      compiled === undefined ? [] : leansOf(job, compiled, this.#index.defaultLocale),
    );
    const found = new Set(named.flatMap(({ key, locale }) => this.#byKey.get(key)?.get(locale) ?? []));
    return [...found].filter(({ record, compiled }) => compiled === undefined && record?.named === undefined);
  }

  async #compile(translations: readonly Translation[]): Promise<void> {
    const jobs = translations.map(({ job }) => job);
    const files = await this.#compiler.compileAll(jobs, this.#index);
    for (const [place, compiled] of files.entries()) {
      const translation = translations[place];
      if (translation !== undefined) translation.compiled = compiled;
    }
  }

  /** What a translation says; undefined where there is none. Of one that is known by its record the HTML is made late. */
  said(key: Key, locale: Locale): Said | undefined {
    const translation = this.#byKey.get(key)?.get(locale);
    if (translation === undefined) return undefined;
    const { job, record } = translation;
    if (record === undefined) {
      const compiled = this.#compiled(translation);
      const { parts, problems } = this.#settled(translation);
      return {
        title: compiled.title,
        body: { ...compiled.meaning, parts },
        problems: byPlace([...compiled.problems, ...problems]),
      };
    }
    const body = new RecordedBody(record, () => this.#settled(translation).parts);
    return { title: job.translation.title ?? record.title ?? "", body, problems: record.problems ?? [] };
  }

  /** What is to be known of all files the next time. */
  records(): CompiledRecords {
    const entries = [...this.#byKey].map(([key, ofArticle]): [Key, PerLocale<CompiledRecord>] => {
      const records = [...ofArticle].flatMap(([locale, translation]) => {
        const record = translation.record ?? this.#recordOf(translation);
        return record === undefined ? [] : [[locale, record]];
      });
      return [key, Object.fromEntries(records) as PerLocale<CompiledRecord>];
    });
    return new Map(entries);
  }

  #recordOf(translation: Translation): CompiledRecord | undefined {
    const { key, locale } = translation.job.context;
    const said = this.said(key, locale);
    const context = { index: this.#index, find: this.#find };
    return said === undefined ? undefined : recordOf(translation.job, this.#compiled(translation), said, context);
  }

  #compiled(translation: Translation): CompiledFile {
    return (translation.compiled ??= this.#compiler.compileNow(translation.job, this.#index));
  }

  #settled(translation: Translation): ReturnType<typeof settleAnchors> {
    return settleAnchors(
      this.#compiled(translation),
      translation.job.translation,
      this.#find,
      this.#index.defaultLocale,
    );
  }

  readonly #find = (key: Key, locale: Locale): readonly CompiledHeading[] | undefined => {
    const translation = this.#byKey.get(key)?.get(locale);
    if (translation === undefined) return undefined;
    const { record, compiled } = translation;
    return (
      compiled?.headings ??
      (record === undefined ? undefined : recordedHeadings(record)) ??
      this.#compiled(translation).headings
    );
  };

  #leant(record: CompiledRecord): Fingerprint {
    return leantOn(recordedLeans(record), ({ key, locale }) => {
      const translation = this.#byKey.get(key)?.get(locale);
      return translation?.record?.headings ?? headingsPrint(translation?.compiled?.headings);
    });
  }
}

function byPlace(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (left, right) => left.place.line - right.place.line || left.place.column - right.place.column,
  );
}
