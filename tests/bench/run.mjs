// `cargo xtask bench`: one Chromium, one run. Ours is measured by the speed page,
// the other engines then in that same page, on the same set and answers, by the
// same clock. Then what only a whole application has: keys, starting, memory.

import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { launch, needed } from '../e2e/harness/chromium.mjs';
import { BOUND, EDITS, endure, prepare } from '../e2e/harness/endurance.mjs';
import { LEAVES, keyTimes, openLarge, share } from '../e2e/harness/typing.mjs';
import { goTo } from '../e2e/harness/sheet.mjs';
import { growth, table } from './table.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const URL_OF = { dist: needed('CCHC_URL'), file: pathToFileURL(needed('CCHC_FILE')).href };
const SIZES = [50, 100, 200, 500, 1000];
const FILES = [10, 50, 200, 500, 1000, 3500];
const PEERS = ['hyperformula', 'json-logic', 'publicodes'];
const SCRIPT = 'text/javascript; charset=utf-8';

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const say = (text) => console.log(text);

/** What `model.rs` printed, by the number of leaves. */
async function models() {
  const folder = needed('CCHC_MODELS');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  return Object.fromEntries((await Promise.all(names.map(read))).map((one) => [one.leaves, one]));
}

/** Ours, read off the speed page. */
async function ours(page) {
  await goTo(page, '#/do-toc-do');
  await page.getByTestId('speed-desk-200').waitFor({ timeout: 300_000 });
  await page.getByTestId('speed-many').click();
  await page.getByTestId('speed-desk-3500').waitFor({ timeout: 600_000 });
  const rows = await page.locator('tr:has([data-testid^="speed-"])').evaluateAll((rows) =>
    rows.map((row) => {
      const [, size, figure] = [...row.cells];
      return { name: figure.dataset.testid.slice('speed-'.length), size: Number(size.textContent.replaceAll(/\D/g, '')), ms: Number(figure.textContent) };
    }));
  for (const { name, ms } of rows) assert.ok(0 < ms, `${name} is ${ms}`);
  return { rows, memory: Number(await page.getByTestId('speed-memory').textContent()) };
}

/** Another engine, in the page that measured ours. */
async function peer(page, file, given) {
  const source = await import(`./${file}.mjs`);
  say(`measuring ${source.name}`);
  const rows = await page.evaluate(async ([file, library, given, sizes, files]) => {
    const [{ measure }, { read }, engine, module] = await Promise.all(
      ['measure.mjs', 'model.mjs', `${file}.mjs`, `node_modules/${library}`].map((path) => import(`/bench/${path}`)));
    return measure(engine, engine.library(module), read, given, sizes, files);
  }, [file, source.file, given, SIZES, FILES]);
  const code = await readFile(join(HERE, 'node_modules', source.file));
  const { version } = JSON.parse(await readFile(join(HERE, 'node_modules', source.file.split('/')[0], 'package.json'), 'utf8'));
  return { name: source.name, version, rows, bytes: brotliCompressSync(code).length };
}

/** The engines and what measures them, as if they lay beside the page. */
const serve = (context) =>
  context.route('**/bench/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/bench/', '');
    await route.fulfill({ contentType: SCRIPT, body: await readFile(join(HERE, path), 'utf8') });
  });

/** Notes when the start page is in place. */
function noteUsable() {
  const seen = () => document.querySelector('[data-testid="packs"] li') && (globalThis.usable ??= performance.now());
  new MutationObserver(seen).observe(document, { childList: true, subtree: true });
}

/** From asking for the page to the start page in place, each time in a new profile. */
async function starts(browser, url) {
  const times = [];
  for (let n = 0; n < 7; n += 1) {
    const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block' });
    await context.addInitScript(noteUsable);
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => globalThis.usable);
    times.push(await page.evaluate(() => globalThis.usable));
    await context.close();
  }
  return median(times);
}

async function keys(browser, url) {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  await openLarge(page);
  const times = await keyTimes(page);
  await context.close();
  return { median: share(times, 0.5), p95: share(times, 0.95) };
}

/** A day of editing; fails when the page holds more and more. */
async function endurance(browser) {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block' });
  await prepare(context);
  const page = await context.newPage();
  await page.goto(URL_OF.dist);
  const found = await endure(page, EDITS, say);
  await context.close();
  return { ...found, bound: BOUND };
}

const given = await models();
const browser = await launch();
try {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block', bypassCSP: true });
  await serve(context);
  const page = await context.newPage();
  await page.goto(URL_OF.dist);
  await page.locator('#loading').waitFor({ state: 'detached' });
  say('measuring ours');
  const mine = await ours(page);
  const engines = [];
  for (const file of PEERS) engines.push(await peer(page, file, given));
  await context.close();
  say('measuring keys, starts');
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    browser: `Chromium ${browser.version()}`,
    first_load: Number(needed('CCHC_FIRST_LOAD')),
    single_file: Number(needed('CCHC_SINGLE_FILE')),
    ours: mine,
    engines,
    keys: { leaves: LEAVES, ...(await keys(browser, URL_OF.dist)) },
    starts: { dist: await starts(browser, URL_OF.dist), file: await starts(browser, URL_OF.file) },
  };
  const file = needed('CCHC_BENCH');
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  say(`\n${report.date}, ${report.machine}, ${report.browser}\n`);
  say(table(report));
  say(growth(report));
  say(`\nediting ${EDITS} times in one page`);
  report.endurance = await endurance(browser);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  for (const [name, most] of Object.entries(BOUND)) {
    const grown = report.endurance.grown[name];
    assert.ok(grown <= most, `${EDITS} edits: ${name} grew by ${grown}, allowed are ${most}`);
  }
} finally {
  await browser.close();
}
