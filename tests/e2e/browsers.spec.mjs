// The main job in other engines than Chromium: Firefox and WebKitGTK, over http
// and from a file. `cargo xtask test --all-browsers` names them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openEngine } from './harness/page-by-driver.mjs';
import { until } from './harness/webdriver.mjs';

const ENGINES = JSON.parse(process.env.CCHC_ENGINES ?? '[]');
const FILE = process.env.CCHC_FILE;
const PACK = 'ca-mau-so-2013-trich';
const PASSPHRASE = 'con trâu đen ăn cỏ non';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp' };

/** Serves the folder of the page; can be cut off like a network. */
async function site() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const bytes = await readFile(join(dirname(FILE), name)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[extname(name)] ?? 'text/plain', 'cache-control': 'no-cache' });
    response.end(bytes ?? '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    cut() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** Notes what must not happen, from here on. */
const watch = (page) =>
  page.run(() => {
    window.noted = [];
    window.addEventListener('error', (event) => window.noted.push(`error: ${event.message}`));
    window.addEventListener('unhandledrejection', (event) => window.noted.push(`rejection: ${event.reason}`));
    window.addEventListener('securitypolicyviolation', (event) => window.noted.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
const quiet = async (page) => {
  assert.deepEqual(await page.run(() => window.noted), []);
  assert.equal(await page.run(() => document.querySelector('#rescue').hidden), true);
};

/** A draft is chosen, filled, kept over a reload, and downloaded. */
async function draft(page) {
  await page.click(`choose-${PACK}`);
  await page.type('start-body', 'Sở Nội vụ tỉnh Cà Mau');
  await page.click('start-submit');
  await page.reads('self', '0 / 7');
  await page.click('field-ket-qua-trach-nhiem-answer-yes');
  await page.reads('self', '1 / 7');
  await page.type('field-muc-do-thuc-hien-hoan-thanh', '17');
  await page.type('field-muc-do-thuc-hien-ke-hoach', '18');
  await page.reads('points-muc-do-thuc-hien', '2 / 2');
  await page.reads('self', '3 / 7');
  await page.saved();
  await page.reload();
  await watch(page);
  await page.reads('self', '3 / 7');
  assert.equal(await page.run(() => document.querySelector('[data-testid="field-muc-do-thuc-hien-hoan-thanh"]').value), '17');
  await page.click('undo');
  await page.click('redo').catch(() => null);
  await page.reads('self', '3 / 7');
  await page.run(() => document.querySelector('[data-testid="setup"] summary')?.click());
  const file = JSON.parse(await page.downloads(() => page.click('download-draft')));
  assert.equal(file.answers.setup.body, 'Sở Nội vụ tỉnh Cà Mau');
  assert.equal(file.answers.nodes['ket-qua-trach-nhiem'].values.answer, 'yes');
}

/** The part that signs comes, a key is made, and the sheet is signed. */
async function signed(page) {
  const sheet = await page.run(() => location.hash);
  await page.goTo('#/khoa');
  await page.there('make-key');
  await page.run(() => (document.querySelector('[data-testid="make-key"]').open = true));
  await page.type('make-holder', 'Giám đốc');
  await page.type('make-body', 'Sở Nội vụ tỉnh Cà Mau');
  await page.type('make-passphrase', PASSPHRASE);
  await page.type('make-passphrase-again', PASSPHRASE);
  await page.click('make-submit');
  await page.selector('[data-testid="key-state"][data-status="official"]');
  await page.goTo(sheet.replace(/cham.*$/, 'xuat'));
  const file = JSON.parse(await page.downloads(() => page.click('sign')));
  assert.equal(file.proof.cryptosuite ?? file.proof[0].cryptosuite, 'eddsa-jcs-2022');
}

/** Nothing foreign runs, nothing is sent to another place. */
async function fenced(page) {
  await quiet(page);
  const ran = await page.run(() => {
    const script = document.createElement('script');
    script.append(document.createTextNode('window.wasRun = true'));
    document.body.append(script);
    return window.wasRun ?? 'not run';
  });
  assert.equal(ran, 'not run');
  await page.run(() => {
    fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).then(() => (window.sent = 'sent'), () => (window.sent = 'refused'));
  });
  assert.equal(await until(() => page.run(() => window.sent), 'an answer to fetch'), 'refused');
  assert.ok((await page.run(() => window.noted)).some((line) => line.includes('connect-src')));
}

/** Waits until the next visit needs no network. */
async function kept(page) {
  await page.run(() => {
    navigator.serviceWorker.ready.then((registration) => (window.kept = registration));
  });
  await until(() => page.run(() => window.kept?.active?.state === 'activated'), 'the page to be kept');
}

for (const engine of ENGINES) {
  test(`the main job over http, and without a network [${engine.kind}]`, async () => {
    const [page, server] = await Promise.all([openEngine(engine), site()]);
    try {
      console.log(`# ${page.version}`);
      await page.open(server.url);
      await watch(page);
      await draft(page);
      await signed(page);
      await fenced(page);
      await kept(page);
      await server.cut();
      // Visited anew: some drivers reload past everything that is kept.
      await page.open(`${server.url}?again`);
      await page.there(`choose-${PACK}`);
      await page.goTo('#/kiem-tra');
      await page.there('pick-files');
    } finally {
      await page.quit();
      await server.cut();
    }
  });

  test(`the main job from the single file [${engine.kind}]`, async () => {
    const page = await openEngine(engine);
    try {
      await page.open(pathToFileURL(FILE).href);
      await watch(page);
      await draft(page);
      await signed(page);
      await fenced(page);
    } finally {
      await page.quit();
    }
  });
}
