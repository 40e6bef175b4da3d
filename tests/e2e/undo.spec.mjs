// Undo as a clerk expects it: by word, never beyond the field one is in, said in
// words, and nothing undone is lost by a stray key.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const LEAF = 'ket-qua-trach-nhiem';
const met = (page) => page.getByTestId(`field-${LEAF}-answer-yes`);
const field = (page) => page.getByTestId(`explanation-${LEAF}`);
const says = async (page, words) => page.getByTestId('undone').getByText(words).waitFor();

async function begin(page) {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await met(page).check();
  await page.getByTestId(`texts-${LEAF}`).locator('summary').click();
  await field(page).focus();
}

eachDelivery('Ctrl+Z in a field goes back by word and never beyond the field', async ({ page }) => {
  await begin(page);
  await page.keyboard.type('Đã ban hành. Đủ hồ sơ. Chờ xác nhận.');
  await page.keyboard.press('Control+z');
  assert.equal(await field(page).inputValue(), 'Đã ban hành. Đủ hồ sơ. Chờ xác ');
  // With Caps Lock on the key is a capital.
  await page.evaluate(() => {
    const key = { key: 'Z', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  assert.equal(await field(page).inputValue(), 'Đã ban hành. Đủ hồ sơ. Chờ ');
  for (let n = 0; n < 20; n += 1) await page.keyboard.press('Control+z');
  assert.equal(await field(page).inputValue(), '');
  await says(page, 'Trong ô này không còn gì để hoàn tác');
  assert.equal(await met(page).isChecked(), true);
  await page.keyboard.press('Control+y');
  assert.equal(await field(page).inputValue(), 'Đã ');
});

eachDelivery('undo elsewhere says what it undid, with a way there', async ({ page }) => {
  await begin(page);
  await page.keyboard.type('thiếu');
  await page.getByTestId('nav-evidence').click();
  await page.locator('#main h1').waitFor();
  await page.getByTestId('undo').click();
  await says(page, /Đã hoàn tác: giải trình của \d/);
  await page.getByTestId('to-undone').click();
  await page.waitForFunction((id) => document.activeElement?.dataset.testid === id, `explanation-${LEAF}`);
  await page.keyboard.press('Control+y');
  assert.equal(await field(page).inputValue(), 'thiếu');
});

eachDelivery('what was undone can be had again after a stray key', async ({ page }) => {
  await begin(page);
  await page.keyboard.type('một hai');
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  assert.equal(await field(page).inputValue(), '');
  await page.getByTestId(`note-${LEAF}`).fill('x');
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await says(page, 'Đã lấy lại 2 bước');
  assert.equal(await field(page).inputValue(), 'một hai');
});

eachDelivery('a document typed without being added is kept', async ({ page }) => {
  await begin(page);
  await page.getByTestId(`evidence-${LEAF}`).locator('summary').click();
  const number = page.getByTestId(`new-number-${LEAF}`);
  await number.fill('12/QĐ-SNV');
  await page.getByTestId('nav-evidence').click();
  await page.getByTestId('nav-sheet').click();
  assert.equal(await number.inputValue(), '12/QĐ-SNV');
  await isSaved(page);
  await page.reload();
  await number.waitFor();
  assert.equal(await number.inputValue(), '12/QĐ-SNV');
  await page.getByTestId(`add-evidence-${LEAF}`).click();
  assert.equal(await number.inputValue(), '');
  await page.getByTestId(`evidence-${LEAF}`).getByText('(1)').waitFor();
});

eachDelivery('a tab whose draft is open elsewhere takes no typing, says so, and keeps what it had', async ({ page, context }) => {
  await startDraft(page, 'hai-phong-so-2014', 'Sở Nội vụ');
  await isSaved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByTestId('self').waitFor();
  // Typed here, and before it is stored the other tab stores: this one waits for ever.
  await page.evaluate(() => {
    globalThis.setTimeout = () => 1;
  });
  const note = (one) => one.locator('[data-testid^="note-"]').first();
  await page.evaluate(() => document.querySelector('[data-testid^="texts-"]').setAttribute('open', ''));
  await second.evaluate(() => document.querySelector('[data-testid^="texts-"]').setAttribute('open', ''));
  await note(page).pressSequentially('gõ ở đây');
  await note(second).fill('gõ ở kia');
  await isSaved(second);
  const banner = page.getByTestId('other-tab-banner');
  await banner.waitFor();
  assert.equal(await note(page).isDisabled(), true);
  assert.match(await page.getByTestId('save-state').textContent(), /không lưu gì/);
  await page.mouse.wheel(0, 4000);
  await page.waitForFunction(() => scrollY > 500);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('[data-testid="other-tab-banner"]').getBoundingClientRect();
    return 0 <= top && bottom <= innerHeight;
  });
  await banner.getByTestId('rescued').locator('a').click();
  await reads(page, 'draft-title', 'Sở Nội vụ (gõ dở ở thẻ khác)');
  assert.equal(await note(page).inputValue(), 'gõ ở đây');
});
