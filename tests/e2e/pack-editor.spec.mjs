// The studio: from a pasted table to a set that is scored; what is wrong is told;
// nothing is lost on reload.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { eachDelivery } from './harness/index.mjs';
import { goTo, reads, startDraft } from './harness/sheet.mjs';

const wordTable = await readFile(new URL('../data/studio/ca-mau.html', import.meta.url), 'utf8');

/** Pastes into the field of the studio what Word puts on the clipboard. */
async function paste(page, html) {
  await page.getByTestId('studio-paste').evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    clipboardData.setData('text/plain', 'STT Điểm');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** Drops a file onto the field for files. */
async function drop(page, name, text) {
  await page.getByTestId('studio-file').evaluate((field, [title, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], title, { type: 'application/json' }));
    field.closest('label').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, [name, text]);
}

const row = (page, code) => page.locator(`[data-testid="studio-row"][data-code="${code}"]`);
const isStored = (page) => page.locator('[data-testid="kept"][data-state="stored"]').waitFor();

/** Types into a field and leaves it. */
async function type(page, id, text) {
  await page.locator(`[id="${id}"]`).fill(text);
  await page.locator(`[id="${id}"]`).press('Tab');
}

eachDelivery('a table pasted from Word becomes a set that is opened, scored and exported', async ({ page }) => {
  await goTo(page, '#/xuong');
  await page.getByTestId('studio-paste').waitFor();
  await paste(page, wordTable);

  // Columns are recognised; one that is named otherwise can be corrected.
  assert.equal(await page.getByTestId('column-0-2').getAttribute('data-is'), 'max');
  await page.getByTestId('column-0-8').selectOption('other');
  await page.getByTestId('step-lines').click();

  // The criterion without lines is left out, and the points above it follow.
  await row(page, '1.3').click();
  await page.getByTestId('studio-correct').locator('summary').click();
  await page.getByTestId('leave-out-fit').click();
  await reads(page, 'studio-progress', 'Đã duyệt 0/6 tiêu chí chấm điểm.');

  // One rule is changed by its fields, and tried.
  await row(page, '1.1.3').click();
  await page.getByTestId('studio-source').filter({ hasText: 'Đạt yêu cầu: 1' }).waitFor();
  await page.getByTestId('studio-change').click();
  await type(page, 'r/rule/no', '0,25');
  await page.getByTestId('studio-rule').filter({ hasText: 'không đạt: 0,25 điểm' }).waitFor();
  await page.getByTestId('studio-try').click();
  await page.getByTestId('field-thu-answer-no').check();
  await reads(page, 'trial-points', '0,25 / 1');
  // A blank field is told, and the rule as it was is kept.
  await type(page, 'r/rule/no', '');
  await page.getByTestId('rule-not-taken').waitFor();
  await page.getByTestId('studio-undo').click();
  await page.getByTestId('studio-rule').filter({ hasText: 'không đạt: 0 điểm' }).waitFor();
  await page.getByTestId('rule-not-taken').waitFor({ state: 'detached' });

  // What is clear is accepted at once; the rest one by one.
  await page.getByTestId('accept-clear').click();
  await page.getByTestId('studio-show').selectOption('open');
  for (let left = await page.getByTestId('studio-row').count(); 0 < left; left -= 1) {
    await page.getByTestId('studio-row').first().click();
    await page.getByTestId('studio-accept').click();
  }
  await reads(page, 'studio-progress', 'Đã duyệt 6/6 tiêu chí chấm điểm.');

  // Nothing of it is lost on reload.
  await isStored(page);
  await page.reload();
  await page.getByTestId('step-lines').click();
  await reads(page, 'studio-progress', 'Đã duyệt 6/6 tiêu chí chấm điểm.');

  // What no table says; what is being typed counts too.
  await page.getByTestId('step-members').click();
  await page.locator('[id="f/name"]').fill('');
  await page.locator('[id="f/name"]').pressSequentially('Bộ thử');
  await page.reload();
  await reads(page, 'studio-name', 'Bộ thử');

  // An error leads to its place.
  await page.getByTestId('step-members').click();
  await type(page, 'f/id', 'Bộ Thử');
  await page.getByTestId('step-check').filter({ hasText: '1 lỗi' }).click();
  await page.getByTestId('go-there').first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'f/id');
  await type(page, 'f/id', 'bo-thu-cua-xuong');
  await page.getByTestId('step-check').click();
  await page.getByTestId('nothing-wrong').waitFor();

  await page.getByTestId('step-leave').click();
  await page.getByTestId('open-in-app').click();
  await page.getByTestId('to-start').click();
  await startDraft(page, 'bo-thu-cua-xuong', 'Sở Xây dựng');
  await reads(page, 'self', '0 / 7');
  await page.locator('[data-testid$="-answer-yes"]').first().check();
  await reads(page, 'self', '1 / 7');
  await page.getByTestId('nav-export').click();
  const [report] = await Promise.all([page.waitForEvent('download'), page.getByTestId('make-workbook').click()]);
  assert.match(report.suggestedFilename(), /\.xlsx$/);
});

eachDelivery('a bad set that is dropped is refused with its sentences, and can be mended', async ({ page }) => {
  const bad = await readFile(new URL('../data/bad-real/phong-huyen-2019.json', import.meta.url), 'utf8');
  await goTo(page, '#/xuong');
  await page.getByTestId('studio-paste').waitFor();
  await drop(page, 'khong-phai.json', '{"format": "cchc-draft/1"}');
  await page.getByTestId('studio-told').filter({ hasText: 'không phải bộ tiêu chí' }).waitFor();
  await drop(page, 'phong-huyen-2019.json', bad);
  const told = page.getByTestId('studio-told').filter({ hasText: '99,55' });
  await told.waitFor();
  assert.equal(await page.getByTestId('studio-step').count(), 0);

  await page.getByTestId('studio-mend').click();
  await page.getByTestId('step-leave').click();
  await page.getByTestId('has-errors').waitFor();
  assert.equal(await page.getByTestId('open-in-app').isDisabled(), true);
  await page.getByTestId('step-check').click();
  await page.getByTestId('finding').filter({ hasText: '99,55' }).getByTestId('go-there').click();
  await page.waitForFunction(() => document.activeElement?.id === 'f/scale');
  await type(page, 'f/scale', '99,55');
  await page.getByTestId('step-check').filter({ hasText: /^(?!.*99,55)/ }).click();
  await page.getByTestId('finding').filter({ hasText: '99,55' }).waitFor({ state: 'detached' });

  // What cannot be stored is said, and is still on the page.
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
  });

  // Lines are added and taken away by hand, each a step to undo.
  await page.getByTestId('step-lines').click();
  const n = await page.getByTestId('studio-row').count();
  await page.getByTestId('studio-row').first().click();
  await page.getByTestId('line-child').click();
  await page.waitForFunction((before) => document.querySelectorAll('[data-testid="studio-row"]').length === before + 1, n);
  await page.locator('[data-testid="kept"][data-state="failed"]').waitFor();
  await page.getByTestId('studio-undo').click();
  await page.waitForFunction((before) => document.querySelectorAll('[data-testid="studio-row"]').length === before, n);
}, { where: (delivery) => delivery.name === 'dist' });

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

eachDelivery('every step of the studio is clean, and narrow pages do not scroll sideways', async ({ page }) => {
  await goTo(page, '#/xuong');
  await page.getByTestId('studio-example').click();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.evaluate(axe);
  const found = [];
  for (const step of ['tables', 'lines', 'members', 'check', 'leave']) {
    await page.getByTestId(`step-${step}`).click();
    if (step === 'lines') {
      await row(page, '1.1.4').click();
      await page.getByTestId('studio-change').click();
      await page.getByTestId('studio-try').click();
      await page.getByTestId('field-thu-tu-so').or(page.locator('[data-testid^="field-thu-"]').first()).first().waitFor();
    }
    const lines = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
    });
    found.push(...lines.map((line) => `${step} ${line}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (0 < wide) found.push(`${step} is ${wide} px too wide`);
  }
  assert.deepEqual(found, []);
}, { where: (delivery) => delivery.name === 'dist' });
