// Without a network from the second visit on, and from one version to the next.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { eachDelivery } from './harness/index.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const DIST = dirname(process.env.CCHC_FILE ?? '');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json' };

/** Waits until the page is kept for use without a network. */
const kept = (page) =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller) {
      await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });

const allowed = { contextOptions: { serviceWorkers: 'allow' } };

eachDelivery('with the network cut, everything opens, also what was never opened before', async ({ page, context, delivery }) => {
  if (!delivery.offline) await kept(page);
  await context.setOffline(true);
  await page.reload();
  await page.locator('#loading').waitFor({ state: 'detached' });
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await reads(page, 'self', '1 / 7');
  await isSaved(page);
  await page.getByTestId('nav-rank').click();
  await page.locator('#main h1').waitFor();
  await goTo(page, '#/kiem-tra');
  await page.getByTestId('pick-files').waitFor();
  await page.reload();
  await page.getByTestId('pick-files').waitFor();
}, allowed);

/** Serves `dist/`, as another version once `server.next` is true. */
async function site() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    const headers = { 'content-type': TYPES[extname(name)] ?? 'text/plain', 'cache-control': 'no-cache' };
    if (server.next && (name === 'sw.js' || name === 'index.html')) {
      const text = await readFile(join(DIST, name), 'utf8');
      const changed = name === 'sw.js' ? text.replace(/const VERSION = '/, "const VERSION = 'next-") : text.replace('<body>', '<body data-next="yes">');
      response.writeHead(200, headers).end(changed);
      return;
    }
    createReadStream(join(DIST, name))
      .on('open', () => response.writeHead(200, headers))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

eachDelivery('a new version is offered, taken in whole, and loses no typing', async ({ page, allow }) => {
  allow(/request to another place: http:\/\/127\.0\.0\.1/);
  const server = await site();
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await kept(page);
    await startDraft(page, PACK, 'Sở Nội vụ');
    const update = page.locator('#update');
    assert.equal(await update.isVisible(), false);
    server.next = true;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await update.waitFor();
    // Until it is agreed to, the old version goes on, after a reload too.
    await page.reload();
    await reads(page, 'self', '0 / 7');
    assert.equal(await page.locator('body').getAttribute('data-next'), null);
    await update.waitFor();
    await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
    await page.locator('#update-open').click();
    await page.waitForFunction(() => document.body.dataset.next === 'yes');
    await reads(page, 'self', '1 / 7');
    const stores = await page.evaluate(() => caches.keys());
    assert.equal(stores.length, 1, stores.join());
    assert.match(stores[0], /next-/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, { ...allowed, where: (delivery) => !delivery.offline });

eachDelivery('a page that broke down offers what was saved', async ({ page, allow }) => {
  allow(/unreachable/);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await isSaved(page);
  // What a trap of the program looks like to the page.
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#rescue-download').click()]);
  const draft = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(draft.answers.nodes['ket-qua-trach-nhiem'].values.answer, 'yes');
  await page.locator('#rescue-reload').click();
  await reads(page, 'self', '1 / 7');
});
