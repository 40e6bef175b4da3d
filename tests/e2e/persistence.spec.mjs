// Nothing that a person typed is lost: damaged and newer storage, two tabs, undo.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const met = (page) => page.getByTestId('field-ket-qua-trach-nhiem-answer-yes');

eachDelivery('undo and redo take whole steps back and forth', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await reads(page, 'self', '1 / 7');
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  await reads(page, 'self', '2 / 7');
  await page.getByTestId('undo').click();
  await reads(page, 'self', '1 / 7');
  await page.getByTestId('undo').click();
  await reads(page, 'self', '0 / 7');
  await page.getByTestId('redo').click();
  await reads(page, 'self', '1 / 7');
  assert.equal(await met(page).isChecked(), true);
});

eachDelivery('what cannot be read stays as it is and is offered for download', async ({ page, open }) => {
  const stored = { 'cchc/v1/draft/hong': '{"format": "cchc-dra', 'cchc/v1/draft/moi': '{"format": "cchc-draft/9"}' };
  await page.evaluate((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, stored);
  await page.reload();
  await page.getByTestId('unreadable-draft').first().waitFor();
  const words = await page.getByTestId('drafts').textContent();
  assert.match(words, /dòng 1/);
  assert.match(words, /phiên bản phần mềm mới hơn/);
  const after = await page.evaluate(() => ({ ...localStorage }));
  for (const [key, text] of Object.entries(stored)) assert.equal(after[key], text);
  await open(page);
});

eachDelivery('a second tab on one draft is told, and nothing is overwritten', async ({ page, context }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await reads(second, 'self', '1 / 7');
  await second.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  await reads(second, 'self', '2 / 7');
  await isSaved(second);
  await page.getByTestId('other-tab-banner').waitFor();
  await page.getByTestId('take-over').click();
  await reads(page, 'self', '2 / 7');
});

eachDelivery('narrow screens need no sideways scrolling, and English is one switch away', async ({ page }) => {
  await startDraft(page, 'hai-phong-so-2014', 'Sở Tài chính');
  await page.getByTestId('status-banner').waitFor();
  for (const width of [1366, 683, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
  }
  await page.locator('#lang-en').click();
  await page.getByTestId('nav-sheet').getByText('Scoring').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

eachDelivery('sets are found with and without tone marks', async ({ page }) => {
  const cards = page.getByTestId('packs').locator('li');
  for (const typed of ['ca mau', 'Cà Mau', 'Cà Mau'.normalize('NFD')]) {
    await page.getByTestId('search-packs').fill(typed);
    await cards.first().getByText('Cà Mau').first().waitFor();
    assert.equal(await cards.count(), 1);
  }
});

eachDelivery('a tab that crashes loses nothing that was saved', async ({ page, context, allow }) => {
  allow(/crash/i);
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await isSaved(page);
  const address = page.url();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => null);
  await crashed;
  const again = await context.newPage();
  await again.goto(address);
  await reads(again, 'self', '1 / 7');
  await page.close();
});

eachDelivery('what was typed is stored within a second, and on leaving the page', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await isSaved(page);
  await page.clock.install();
  await met(page).check();
  // A second by the clock of the page: how busy the machine is does not count.
  await page.clock.runFor(1000);
  const stored = () => Object.values({ ...localStorage }).some((text) => text.includes('ket-qua-trach-nhiem'));
  assert.ok(await page.evaluate(stored));
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  // At once, before the saver's half second is over.
  await page.reload();
  await reads(page, 'self', '2 / 7');
});

eachDelivery('two hundred steps are undone and done again', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  const yes = met(page);
  const no = page.getByTestId('field-ket-qua-trach-nhiem-answer-no');
  await yes.check();
  for (let n = 1; n < 200; n += 1) await page.keyboard.press(n % 2 === 1 ? 'ArrowDown' : 'ArrowUp');
  assert.equal(await no.isChecked(), true);
  for (let n = 0; n < 199; n += 1) await page.keyboard.press('Control+z');
  await reads(page, 'self', '1 / 7');
  await page.keyboard.press('Control+z');
  assert.equal(await yes.isChecked(), false);
  assert.equal(await no.isChecked(), false);
  for (let n = 0; n < 200; n += 1) await page.keyboard.press('Control+y');
  assert.equal(await no.isChecked(), true);
}, { where: (delivery) => !delivery.offline });

eachDelivery('a draft has a name, goes into a file and comes back from it', async ({ page, newContext }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await page.getByTestId('setup').locator('summary').first().click();
  await page.getByTestId('setup-name').fill('Bản cho hội đồng');
  await isSaved(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('download-draft').click()]);
  const { page: other } = await newContext();
  await other.getByTestId('open-draft-file').setInputFiles(await file.path());
  await reads(other, 'self', '1 / 7');
  await reads(other, 'draft-title', 'Bản cho hội đồng');
});
