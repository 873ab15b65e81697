import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** Debian's Chromium, or the one that `CHROME_PATH` names; undefined where there is none. */
export const CHROMIUM = [process.env["CHROME_PATH"], "/usr/bin/chromium"].find(
  (file) => file !== undefined && existsSync(file),
);

/** A report in a browser, with all that went wrong in it. */
export interface OpenReport {
  readonly page: Page;
  /** Messages of the console, errors of scripts, and requests to anywhere. */
  readonly troubles: readonly string[];
  /** Milliseconds until it was loaded and drawn. */
  readonly opened: number;
}

export interface ReportBrowser {
  readonly open: (html: string, options?: BrowserContextOptions) => Promise<OpenReport>;
  readonly close: () => Promise<void>;
}

/** One browser for many reports, each as a file of its own in a window of its own. */
export async function openBrowser(): Promise<ReportBrowser> {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-report-"));
  let count = 0;
  return {
    open: async (html, options = {}) => {
      const file = path.join(folder, `${String(count++)}.html`);
      await writeFile(file, html);
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on("console", (message) => troubles.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("request", (request) => {
        if (!/^(?:file|data):/u.test(request.url())) troubles.push(`request: ${request.url()}`);
      });
      const begun = performance.now();
      await page.goto(pathToFileURL(file).href);
      if (options.javaScriptEnabled !== false) {
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      }
      return { page, troubles, opened: performance.now() - begun };
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What axe finds that is serious or worse, a line each. */
export async function seriousIssues(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  await layOut(page);
  const violations: readonly {
    id: string;
    impact: string;
    nodes: readonly { html: string; failureSummary: string }[];
  }[] = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}

/** Lays out what stands below the window, too: a browser leaves that for when it is scrolled to. */
async function layOut(page: Page): Promise<void> {
  await page.evaluate(
    'for (const card of document.querySelectorAll(".card")) card.style.contentVisibility = "visible"; document.body.offsetHeight',
  );
}

/** By how many pixels a page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  await layOut(page);
  return page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
}
