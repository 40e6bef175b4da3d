// Facts about the body can be changed later, and move the figures at once.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { figure, isSaved, reads, startDraft } from './harness/sheet.mjs';

eachDelivery('name, expected loss and the reading of the year are changed on the sheet', async ({ page }) => {
  await startDraft(page, 'ca-mau-so-2013-trich', 'Sở Xây dung');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await reads(page, 'projected', '1 / 7');
  await page.getByTestId('setup').locator('summary').first().click();
  await page.getByTestId('setup-body').fill('Sở Xây dựng');
  await reads(page, 'draft-title', 'Sở Xây dựng');

  // What is expected by 31 December is kept apart from what is so today.
  await page.getByTestId('setup-reading').selectOption('year-end');
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  await reads(page, 'projected', '2 / 7');
  await page.getByTestId('setup-reading').selectOption('to-date');
  await reads(page, 'projected', '1 / 7');
  await isSaved(page);
  await page.reload();
  await reads(page, 'projected', '1 / 7');
  assert.equal(await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').isChecked(), false);
});

eachDelivery('without a survey its part leaves the maximum and the total is brought back to the scale', async ({ page }) => {
  await startDraft(page, 'hai-phong-so-2014', 'Sở Tài chính');
  await reads(page, 'self', '0 / 66,5');
  const before = await figure(page, 'assumed');
  await page.getByTestId('setup').locator('summary').first().click();
  await page.getByTestId('setup-no-survey').check();
  await page.waitForFunction(
    (text) => document.querySelector('[data-testid="assumed"]').textContent.replaceAll(/\s/g, ' ').trim() !== text,
    before,
  );
  assert.match(await figure(page, 'projected'), /\/ 100$/);
  await page.getByTestId('undo').click();
  await reads(page, 'assumed', before);
  assert.equal(await page.getByTestId('setup-no-survey').isChecked(), false);
});
