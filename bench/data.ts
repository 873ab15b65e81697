import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";

const LOCALES = ["en", "fr", "de"];
const WORDS =
  "Open the settings of your workspace, choose a plan and invite the people who answer your customers. ".split(" ");

/** Some 3 KB of what an article holds, different for each. */
function bodyOf(id: number, locale: string): string {
  const paragraphs = Array.from({ length: 20 }, (_, line) => {
    const words = Array.from({ length: 18 }, (__, word) => WORDS[(id + line * 7 + word) % WORDS.length]);
    return `<p class="no-margin">${locale} ${String(id)} ${words.join(" ")}</p>`;
  });
  return `<h2 id="h_${id.toString(16).padStart(10, "0")}">Part ${String(id)}</h2>${paragraphs.join("")}`;
}

function articleOf(id: number): object {
  const contents = LOCALES.map((locale) => [
    locale,
    {
      ...{ title: `Article ${String(id)} in ${locale}`, description: "", body: bodyOf(id, locale), authorId: "501" },
      ...{ state: "published", createdAt: 1_700_000_000, createdBy: "501", updatedAt: 1_700_000_000, updatedBy: "501" },
    },
  ]);
  return { id: String(id), parentIds: [], createdAt: 1_700_000_000, locales: Object.fromEntries(contents) as object };
}

/** Writes a data file of the sandbox: so many articles in three languages. */
export async function writeData(file: string, articles: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(`${JSON.stringify({ lastIds: { articles: 1000 + articles } })}\n`);
  for (let id = 1001; id <= 1000 + articles; id += 1) {
    const hasRoom = stream.write(`${JSON.stringify({ put: { articles: [articleOf(id)] } })}\n`);
    if (!hasRoom) await once(stream, "drain");
  }
  await finished(stream.end());
}
