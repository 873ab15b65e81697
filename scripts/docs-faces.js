/**
 * `npm run docs:faces`: makes the golden files of a plan's faces anew, writes them between their markers in the README,
 * and takes a picture of the HTML report, where there is a Chromium.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { faceSections, PICTURE, withFaces } from "./readme-faces.js";
import { runStep } from "./run-step.js";

const root = path.resolve(import.meta.dirname, "..");
const tests = "test/report/faces.test.ts";
const report = path.join(root, "test", "report", "golden", "one-word.html");
const browserFile = [process.env["CHROME_PATH"], "/usr/bin/chromium"].find(
  (file) => file !== undefined && existsSync(file),
);

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} executablePath */
async function takePicture(executablePath) {
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 1250 }, colorScheme: "light" });
  await page.goto(pathToFileURL(report).href);
  await mkdir(path.join(root, path.dirname(PICTURE)), { recursive: true });
  await page.screenshot({ path: path.join(root, PICTURE) });
  await browser.close();
}

const vitest = path.join(root, "node_modules", ".bin", "vitest");
const made = await runStep("golden files", [vitest, "run", tests, "-u"], { folder: root });
if (!made.passed) throw new Error(made.output);
say("test/report/golden/ is made anew.");

const readme = path.join(root, "README.md");
const before = await readFile(readme, "utf8");
const after = withFaces(before, await faceSections());
if (after !== before) await writeFile(readme, after);
say(`README.md ${after === before ? "was fresh" : "is written"}.`);

if (browserFile === undefined) {
  say(`SKIPPED: ${PICTURE}. There is no Chromium at /usr/bin/chromium, nor where CHROME_PATH says.`);
} else {
  await takePicture(browserFile);
  say(`${PICTURE} is taken.`);
}
