// The program comes in parts: what the first load has, what a page fetches when it
// is first shown, and what is said when that fails.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const overHttp = { where: (delivery) => !delivery.offline };

/** Names of files asked for over http, without the digest of their content. */
function asked(page) {
  const names = [];
  page.on('request', (request) => names.push(new URL(request.url()).pathname.slice(1).replace(/-[0-9a-f]{12}/, '')));
  return names;
}

eachDelivery('the first load is these files and no part', async ({ page, open }) => {
  const names = asked(page);
  await open(page);
  await page.locator('#main h1').waitFor();
  assert.deepEqual([...new Set(names)].sort(), ['', 'app.js', 'app_bg.wasm', 'boot.js', 'favicon.svg', 'style.css']
    .filter((name) => name !== 'favicon.svg' || names.includes(name)));
}, { ...overHttp, open: false });

eachDelivery('a part that does not come is said, nothing is lost, and it comes when asked for again', async ({ page, context, allow }) => {
  allow(/ERR_INTERNET_DISCONNECTED/);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await context.setOffline(true);
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await page.getByTestId('nav-rank').click();
  assert.match(await page.getByTestId('not-loaded').innerText(), /Chưa tải được phần này của trang/);
  // Asked for again in vain, then with the network back.
  await page.getByTestId('load-again').click();
  await page.getByTestId('load-again').waitFor();
  await page.getByTestId('nav-sheet').click();
  await reads(page, 'self', '1 / 7');
  await isSaved(page);
  await page.getByTestId('nav-rank').click();
  await page.getByTestId('not-loaded').waitFor();
  await context.setOffline(false);
  await page.getByTestId('load-again').click();
  await page.getByTestId('choose-list').waitFor();
  await page.getByTestId('nav-sheet').click();
  await reads(page, 'self', '1 / 7');
}, overHttp);

eachDelivery('the sheet of a draft in the address comes beside the program', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await isSaved(page);
  const names = asked(page);
  let go;
  const held = new Promise((done) => { go = done; });
  await page.route(/app-[0-9a-f]{12}_bg\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  const sheet = page.waitForRequest(/\/sheet-[0-9a-f]{12}\.wasm/);
  const reloaded = page.reload();
  await sheet;
  go();
  await reloaded;
  await reads(page, 'self', '0 / 7');
  assert.equal(names.filter((name) => name === 'sheet.wasm').length, 1, names.join(' '));
}, overHttp);
