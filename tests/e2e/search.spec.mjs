// Finding one's way on the sheet: words, filters, keys, addresses, what is to be
// mended and what gives more.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const BIG = 'hai-phong-so-2014';

/** Waits until the element with this test id has the keyboard. */
const hasFocus = (page, testid) =>
  page.waitForFunction((id) => document.activeElement?.dataset?.testid === id, testid);

eachDelivery('criteria are found however the words are typed, and lead to their fields', async ({ page }) => {
  await startDraft(page, BIG, 'Sở Tài chính');
  const expected = await foundFor(page, 'kế hoạch tuyên truyền');
  assert.equal(expected.length, 1);
  assert.match(expected[0], /^1\.4\.1 /);
  for (const typed of ['ke hoach tuyen truyen', 'kế hoạch tuyên truyền'.normalize('NFD'), 'TUYÊN KẾ HOẠCH truyền']) {
    assert.deepEqual(await foundFor(page, typed), expected, typed);
  }
  await page.getByTestId('found').getByRole('link').click();
  await page.waitForFunction(() => document.activeElement?.closest('article[data-node]') !== null);
  assert.match(await page.evaluate(() => document.activeElement.closest('article').textContent), /1\.4\.1/);
  await page.getByTestId('find-words').fill('không có chữ này');
  await page.getByTestId('found-count').getByText('Không tìm thấy tiêu chí phù hợp').waitFor();
  await page.getByTestId('find-clear').click();
  await page.getByTestId('found').waitFor({ state: 'detached' });
});

async function foundFor(page, words) {
  await page.getByTestId('find-words').fill(words);
  await page.getByTestId('found').waitFor();
  return page.getByTestId('found').getByRole('link').allTextContents();
}

eachDelivery('a filter shows what is to do, and stays while one works through it', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  const filter = page.getByTestId('find-filter');
  assert.deepEqual(await filter.locator('option').allTextContents(), [
    'Tất cả tiêu chí (6)', 'Chưa chấm (6)', 'Chưa đạt điểm tối đa (0)', 'Thiếu tài liệu kiểm chứng (0)',
    'Không tính điểm (không áp dụng, không phát sinh) (0)', 'Đơn vị không tự chấm (0)']);
  await filter.selectOption({ label: 'Chưa chấm (6)' });
  const found = page.getByTestId('found').getByRole('listitem');
  assert.equal(await found.count(), 6);
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-khong-kip-thoi').check();
  await reads(page, 'self', '0,5 / 7');
  // The list is what was sought; the points beside it are as they are now.
  assert.equal(await found.count(), 6);
  assert.match(await found.first().textContent(), /0,5 \/ 1/);
  await filter.locator('option', { hasText: 'Chưa đạt điểm tối đa (1)' }).waitFor({ state: 'attached' });
  await filter.selectOption({ label: 'Chưa đạt điểm tối đa (1)' });
  await page.getByTestId('found-count').getByText('Tìm thấy 1 tiêu chí').waitFor();
});

eachDelivery('a person’s criteria are found by the name', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('texts-bao-cao-day-du').locator('summary').click();
  await page.getByTestId('person-bao-cao-day-du').fill('Trần Thị Mai');
  await page.getByTestId('find-person').selectOption('Trần Thị Mai');
  await page.getByTestId('found-count').getByText('Tìm thấy 1 tiêu chí').waitFor();
});

eachDelivery('keys lead to the next open criterion, to the search and to the areas', async ({ page }) => {
  await startDraft(page, BIG, 'Sở Tài chính');
  await page.locator('#area-heading').click();
  await page.keyboard.press('?');
  const help = page.getByTestId('shortcuts');
  await help.getByText('Đến tiêu chí kế tiếp chưa chấm').waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press(']');
  await page.locator('#area-heading').getByText(/^2 /).waitFor();
  await page.keyboard.press('[');
  await page.locator('#area-heading').getByText(/^1 /).waitFor();
  await page.keyboard.press('n');
  const codeWithFocus = () =>
    page.evaluate(() => document.activeElement?.closest('article')?.querySelector('h3 b')?.textContent ?? '');
  await page.waitForFunction(() => document.activeElement?.closest('article[data-node]') !== null);
  assert.equal(await codeWithFocus(), '1.1.1');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  await hasFocus(page, 'find-words');
  // In a field the same keys are letters.
  await page.keyboard.type('n]?');
  assert.equal(await page.getByTestId('find-words').inputValue(), 'n]?');
});

eachDelivery('single keys can be turned off', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('show-shortcuts').click();
  await page.getByTestId('shortcut-letters').uncheck();
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement?.dataset?.testid), 'find-words');
  await page.reload();
  await page.getByTestId('show-shortcuts').click();
  assert.equal(await page.getByTestId('shortcut-letters').isChecked(), false);
});

eachDelivery('Ctrl+Z takes back typing, also from within a field', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  const done = page.getByTestId('field-muc-do-thuc-hien-hoan-thanh');
  await done.fill('17');
  await page.getByTestId('field-muc-do-thuc-hien-ke-hoach').fill('20');
  await reads(page, 'self', '1 / 7');
  await page.keyboard.press('Control+z');
  await reads(page, 'self', '0 / 7');
  assert.equal(await done.inputValue(), '17');
  await page.keyboard.press('Control+y');
  await reads(page, 'self', '1 / 7');
});

eachDelivery('what cannot be used is told on top, with the way to its field', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('25');
  await page.getByTestId('field-muc-do-thuc-hien-ke-hoach').fill('20');
  const summary = page.getByTestId('to-mend');
  await summary.getByText('1.1.4').waitFor();
  await summary.getByRole('link').click();
  await hasFocus(page, 'field-muc-do-thuc-hien-hoan-thanh');
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('19');
  await summary.waitFor({ state: 'detached' });
  await reads(page, 'self', '2 / 7');
});

eachDelivery('a criterion says what would give more', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('17');
  await page.getByTestId('field-muc-do-thuc-hien-ke-hoach').fill('20');
  const more = page.getByTestId('more-muc-do-thuc-hien');
  await more.getByText('còn +1').waitFor();
  await more.locator('summary').click();
  // More than 90 % of 20 is 19: two more.
  await more.getByRole('listitem').getByText(/17 → 19/).waitFor();
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('19');
  await more.waitFor({ state: 'detached' });
});

eachDelivery('the address of a criterion opens the sheet there', async ({ page }) => {
  await startDraft(page, BIG, 'Sở Tài chính');
  await isSaved(page);
  await page.getByTestId('find-words').fill('7.');
  const last = page.getByTestId('found').getByRole('link').last();
  const code = (await last.textContent()).split(' ')[0];
  await last.click();
  await page.waitForFunction(() => document.activeElement?.closest('article[data-node]') !== null);
  await page.reload();
  await page.waitForFunction(() => document.activeElement?.closest('article[data-node]') !== null);
  assert.equal(await page.evaluate(() => document.activeElement.closest('article').querySelector('h3 b').textContent), code);
});
