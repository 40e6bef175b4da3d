// The main job: a clerk drafts the Cà Mau set by keyboard, comes back after a
// reload, signs; another person checks the file.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';
import { makeKey } from './harness/keys.mjs';
import { isSaved, goTo, reads, startDraft, tabTo } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';

/** Moves to a radio button by keyboard and chooses it. */
async function chooseByKeyboard(page, group, option) {
  await page.getByTestId(`${group}-${option}`).focus();
  await page.keyboard.press('Space');
}

/** Fills the whole set for the full 7 points, by keyboard. */
async function fillByKeyboard(page) {
  await tabTo(page, 'field-ban-hanh-ke-hoach-choice-kip-thoi');
  await page.keyboard.press('Space');
  for (const line of ['day-du-nhiem-vu', 'co-kinh-phi']) {
    await chooseByKeyboard(page, `field-nhiem-vu-kinh-phi-${line}`, 'yes');
  }
  await chooseByKeyboard(page, 'field-ket-qua-trach-nhiem-answer', 'yes');
  const [done, all] = await page.getByTestId('leaf-muc-do-thuc-hien').locator('input.num').all();
  await done.focus();
  await page.keyboard.type('19');
  await page.keyboard.press('Tab');
  assert.equal(await all.evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type('20');
  for (const line of ['quy-1', 'sau-thang', 'quy-3', 'nam']) {
    await chooseByKeyboard(page, `field-bao-cao-dung-han-${line}`, 'yes');
  }
  await chooseByKeyboard(page, 'field-bao-cao-day-du-answer', 'yes');
}

eachDelivery('a clerk drafts by keyboard, comes back, signs; another person verifies', async (t) => {
  const { page } = t;
  await startDraft(page, PACK, 'Sở Xây dựng');
  await reads(page, 'self', '0 / 7');
  await fillByKeyboard(page);
  await reads(page, 'self', '7 / 7');
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').focus();
  await page.keyboard.press('ArrowDown');
  await reads(page, 'self', '6,5 / 7');
  await isSaved(page);
  await page.reload();
  await reads(page, 'self', '6,5 / 7');
  assert.equal(await page.getByTestId('field-ban-hanh-ke-hoach-choice-khong-kip-thoi').isChecked(), true);

  // There is no key yet: the page says so and leads to where one is made.
  await page.getByTestId('nav-export').click();
  const here = page.url();
  await page.getByTestId('to-keys').click();
  await makeKey(page, 'Sở Xây dựng');
  await page.goto(here);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('sign').click()]);
  assert.match(download.suggestedFilename(), /^so-xay-dung-ca-mau-so-2013-trich-1\.json$/);
  const file = await download.path();
  const text = await readFile(file, 'utf8');

  const other = await t.newContext();
  await goTo(other.page, '#/kiem-tra');
  await other.page.getByTestId('pick-files').setInputFiles(file);
  await other.page.locator('[data-verdict="genuine"]').waitFor();
  const verdict = await other.page.getByTestId('verdicts').textContent();
  assert.match(verdict, /6,5/);
  assert.equal(verdict.match(/Ký lúc/g).length, 1);

  // One changed byte inside an answer: refused, and the place is named.
  const changed = text.replace('"khong-kip-thoi"', '"khong-kip-thoj"');
  assert.notEqual(changed, text);
  const bad = `${file}-changed.json`;
  await writeFile(bad, changed);
  await other.page.getByTestId('pick-files').setInputFiles(bad);
  const altered = other.page.locator('[data-verdict="altered"]');
  await altered.waitFor();
  assert.match(await altered.textContent(), /1\.1\.1/);
});

eachDelivery('wrong input is said, kept, and leaves the total alone', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Tư pháp');
  const leaf = page.getByTestId('leaf-muc-do-thuc-hien');
  const [done, all] = await leaf.locator('input.num').all();
  const issues = page.getByTestId('issues-muc-do-thuc-hien');
  for (const typed of ['1,5,2', '-1', '1e3']) {
    await done.fill(typed);
    await issues.locator('[data-kind="error"]').first().waitFor();
    assert.equal(await done.inputValue(), typed);
    await reads(page, 'self', '0 / 7');
  }
  await done.fill('25');
  await all.fill('20');
  await issues.locator('[data-kind="error"]').first().waitFor();
  assert.match(await issues.textContent(), /lớn hơn/);
  await reads(page, 'self', '0 / 7');
  await done.fill('18');
  await reads(page, 'self', '1 / 7');
});

eachDelivery('points above the maximum of a leaf are refused in a sentence', async ({ page }) => {
  await startDraft(page, 'lai-chau-tthc-2021', 'Sở Tài chính');
  const field = page.locator('[data-testid^="leaf-"] input.num').first();
  await field.fill('3');
  await page.locator('[data-kind="error"]').first().waitFor();
  assert.equal(await field.inputValue(), '3');
  await reads(page, 'self', '0 / 18');
  await field.fill('1,8');
  await reads(page, 'self', '1,8 / 18');
});

eachDelivery('the counts of Hồ Chí Minh City give its official leaf scores and its place', async ({ page }) => {
  await startDraft(page, 'bo-chi-so-766-tinh', 'UBND Thành phố Hồ Chí Minh');
  const type = async (leaf, part, whole) => {
    const [first, second] = await page.getByTestId(`leaf-${leaf}`).locator('input.num').all();
    await first.focus();
    await page.keyboard.type(part);
    await page.keyboard.press('Tab');
    await page.keyboard.type(whole);
    assert.equal(await second.inputValue(), whole);
  };
  const rows = [
    ['nhom-1', ['tc-1-1', '0', '58', '0 / 6'], ['tc-1-2', '0', '60', '0 / 4'], ['tc-1-3', '60', '60', '2 / 2'],
      ['tc-1-4', '1345308', '1345308', '6 / 6']],
    ['nhom-2', ['tc-2-1', '1478230', '1653458', '17,88 / 20']],
    ['nhom-4', ['tc-4-1', '1282198', '1653458', '4,65 / 6'], ['tc-4-2', '455362', '1653458', '1,1 / 4'],
      ['tc-4-3', '311489', '1653458', '0,47 / 2'], ['tc-4-4', '26387', '1653458', '0,06 / 4'],
      ['tc-4-5b', '919495', '1653458', '1,11 / 2'], ['tc-4-5a', '563', '1313', '0,86 / 2'],
      ['tc-4-6', '100', '100', '2 / 2']],
    ['nhom-5', ['tc-5-2', '2227', '5514', '2,42 / 6'], ['tc-5-3', '1814', '5514', '1,97 / 6'],
      ['tc-5-4', '1475128', '1653458', '5,95 / 6']],
  ];
  for (const [area, ...leaves] of rows) {
    await page.getByTestId(`area-${area}`).click();
    await page.getByTestId(`leaf-${leaves[0][0]}`).waitFor();
    for (const [leaf, part, whole, expected] of leaves) {
      await type(leaf, part, whole);
      await reads(page, `points-${leaf}`, expected);
    }
  }
  // The counts of groups 3A and 3B are not published whole: their official scores are typed.
  for (const [area, points] of [['nhom-3a', '9,68'], ['nhom-3b', '7,28']]) {
    await page.getByTestId(`area-${area}`).click();
    await page.getByTestId(`typed-${area}`).focus();
    await page.keyboard.type(points);
    await page.getByTestId(`reason-${area}`).fill('Điểm công bố trên Cổng');
  }
  await reads(page, 'projected', '63,43 / 100');
  await reads(page, 'rank', 'Thứ hạng 13 / 34');
});

eachDelivery('a set shows its examples, each computed in the page', async ({ page }) => {
  await goTo(page, '#/bo/ha-tinh-so-2021-tong-hop');
  const examples = page.getByTestId('example');
  await examples.first().waitFor();
  for (const example of await examples.all()) assert.equal(await example.getAttribute('data-same'), 'yes');
  // The signed report printed 83,05; its own lines add up to 83,0.
  assert.match(await examples.first().textContent(), /83/);
});
