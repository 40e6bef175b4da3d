// The two places in which the browser keeps what was typed: what happens when one
// is full, cleared, forbidden, or older than the other.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';
import { isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const met = (page) => page.getByTestId('field-ket-qua-trach-nhiem-answer-yes');
const inTime = (page) => page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi');

/** As in a browser without IndexedDB. */
const noJournal = () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined });

/** Leaves no room in localStorage. */
const fill = () => {
  let block = 'x'.repeat(1 << 20);
  for (let n = 0; block.length > 0; n += 1) {
    try {
      localStorage.setItem(`filler-${n}`, block);
    } catch {
      block = block.slice(0, Math.floor(block.length / 2));
    }
  }
};
const empty = () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith('filler-')) localStorage.removeItem(key);
};

eachDelivery('what localStorage has no room for is kept all the same, for every tab', async ({ page, context, open }) => {
  await page.evaluate(fill);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  assert.equal(await page.getByTestId('storage-banner').count(), 0);
  await page.reload();
  await reads(page, 'self', '1 / 7');
  const second = await context.newPage();
  await second.goto(page.url());
  await reads(second, 'self', '1 / 7');
  await inTime(second).check();
  await reads(second, 'self', '2 / 7');
  await isSaved(second);
  await second.close();
  // Room again: the draft goes back to where other programs look for it.
  await page.evaluate(empty);
  await page.reload();
  await reads(page, 'self', '2 / 7');
  assert.ok(await page.evaluate(() => Object.values({ ...localStorage }).some((text) => text.includes('ket-qua-trach-nhiem'))));
  await open(page);
  await page.getByTestId('drafts').getByText('Sở Nội vụ').waitFor();
});

eachDelivery('a page that clears localStorage takes nothing away', async ({ page, open }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  const address = page.url();
  await page.goto('about:blank');
  await open(page);
  // As another local page may do, which shares the place with this one.
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(address);
  await reads(page, 'self', '1 / 7');
});

eachDelivery('the newer of two versions is used, the other can be had at the start page', async ({ page, open }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  const address = page.url();
  // As after a crash: what reached the disk of localStorage is a minute older.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('cchc/v1/draft/'));
    const draft = JSON.parse(localStorage.getItem(key));
    globalThis.addEventListener('pagehide', () =>
      localStorage.setItem(key, JSON.stringify({ ...draft, modified: '2020-01-01T00:00:00Z', saves: 0, name: 'bản cũ' })));
  });
  await page.goto('about:blank');
  await page.goto(address);
  await reads(page, 'self', '1 / 7');
  await open(page);
  const aside = page.getByTestId('asides');
  await aside.getByText('Sở Nội vụ').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), aside.getByRole('button').first().click()]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).name, 'bản cũ');
  await aside.getByRole('button').last().click();
  await aside.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByTestId('drafts').waitFor();
  assert.equal(await page.getByTestId('asides').count(), 0);
});

eachDelivery('without the journal the bar says what may be lost', async ({ page, open }) => {
  await page.addInitScript(noJournal);
  await open(page);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  await page.getByTestId('save-state').getByText('có thể mất').waitFor();
  await page.reload();
  await reads(page, 'self', '1 / 7');
}, { open: false });

eachDelivery('a storage that is full, without the journal, is said, and the draft goes on in memory', async ({ page, open }) => {
  await page.addInitScript(noJournal);
  await open(page);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await isSaved(page);
  await page.evaluate(fill);
  await met(page).check();
  await reads(page, 'self', '1 / 7');
  await page.getByTestId('storage-banner').waitFor();
  assert.match(await page.getByTestId('storage-banner').textContent(), /đầy/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('storage-banner').getByRole('button').click(),
  ]);
  assert.match(download.suggestedFilename(), /\.json$/);
  // Room again: the next key stores everything.
  await page.evaluate(empty);
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  await isSaved(page);
  await page.reload();
  await reads(page, 'self', '2 / 7');
}, { open: false });

eachDelivery('a forbidden storage is said, and the draft goes on in memory', async ({ page, open }) => {
  await page.addInitScript(noJournal);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open(page);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('storage-banner').waitFor();
  assert.match(await page.getByTestId('storage-banner').textContent(), /không cho|chặn|lưu/);
  await met(page).check();
  await reads(page, 'self', '1 / 7');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('storage-banner').getByRole('button').click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /"ket-qua-trach-nhiem"/);
}, { open: false });
