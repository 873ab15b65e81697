import type { Locale, PerLocale } from "../../../src/model/locale.ts";
import type { PageSides } from "../../../src/model/pages.ts";
import { article, bodyChange, text, type Reported } from "./reports.ts";

const WORDS: PerLocale<readonly string[]> = {
  en: "choose the account that you want to change and open its settings then confirm with your password".split(" "),
  de: "wählen Sie das Konto das Sie ändern möchten und öffnen Sie seine Einstellungen danach bestätigen".split(" "),
  he: "בחרו את החשבון שברצונכם לשנות ופתחו את ההגדרות שלו לאחר מכן אשרו בעזרת הסיסמה שלכם".split(" "),
  ja: "変更したいアカウントを選び、設定を開いてから、パスワードで確認してください。".match(/.{1,4}/gu) ?? [],
};

/** 500 articles in four locales, each with a body of about 5 KB of which one word changes. */
export function largePlan(articles = 500): Reported[] {
  const locales = Object.keys(WORDS) as Locale[];
  return Array.from({ length: articles }, (_, index) => {
    const pages = locales.map((locale): [Locale, PageSides] => [locale, oneWord(locale, index)]);
    const changes = locales.map((locale) =>
      bodyChange(locale, {
        prose: [
          { kind: "same", text: "confirm with your " },
          { kind: "removed", text: "password" },
          { kind: "added", text: "passkey" },
        ],
      }),
    );
    const name = `guides/article-${String(index)}`;
    const title = `How to change account ${String(index)}`;
    return article(name, Object.fromEntries(pages), { title, changes }, `collection:part-${String(index % 25)}`);
  });
}

function oneWord(locale: Locale, seed: number): PageSides {
  const words = WORDS[locale] ?? [];
  const between = locale === "ja" ? "" : " ";
  const sentence = (at: number): string =>
    words.map((_, step) => words[(step * 7 + at * 3 + seed) % words.length]).join(between);
  const paragraph = (at: number): string =>
    `<p class="no-margin">${[0, 1, 2].map((n) => sentence(at + n)).join(". ")}</p>`;
  const blocks: string[] = [];
  for (let at = 0; Buffer.byteLength(blocks.join("")) < 5000; at++) {
    blocks.push(at % 4 === 0 ? `<h2 id="h_${String(at)}">${sentence(at).slice(0, 40)}</h2>` : paragraph(at));
  }
  const middle = Math.floor(blocks.length / 2);
  const changed = blocks.with(middle, `<p class="no-margin">${sentence(middle)} passkey</p>`);
  blocks[middle] = `<p class="no-margin">${sentence(middle)} password</p>`;
  const title = `Account ${String(seed)} ${locale}`;
  return { kind: "written", before: text(title, blocks.join("")), after: text(title, changed.join("")) };
}
