// The report on paper and the files for Office: what is typed is in them, they are
// whole, they come quickly, and the pages of print are as they should be.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';

/** Opens the worked example of the largest set, and its page of sign-off. */
async function openExport(page) {
  const pack = 'hai-phong-so-2014';
  const set = JSON.parse(await readFile(new URL(`../../criteria/${pack}/pack.json`, import.meta.url), 'utf8'));
  const draft = {
    format: 'cchc-draft/1', id: 'bao-cao', name: '', pack, pack_version: set.version, pack_digest: '',
    created: '2025-11-01T00:00:00Z', modified: '2025-11-01T00:00:00Z', list: '', own_list: '', saves: 1,
    submissions: 0, answers: set.examples[1].answers, scenarios: [], efforts: {}, report: {},
  };
  const buffer = Buffer.from(JSON.stringify(draft));
  await page.getByTestId('open-draft-file').setInputFiles({ name: 'phieu.json', mimeType: 'application/json', buffer });
  await page.getByTestId('self').waitFor();
  await page.getByTestId('nav-export').click();
  return set;
}

/** Presses a button and takes the file that it offers. */
async function made(page, testid) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testid).click()]);
  await page.getByTestId('file-made').filter({ hasText: download.suggestedFilename() }).waitFor();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

eachDelivery('report, workbook, letter and CSV are made on the spot, whole, with plain names', async ({ page }) => {
  const begun = Date.now();
  await openExport(page);
  const first = await made(page, 'make-report');
  console.log(`first document, opening the page of sign-off included: ${Date.now() - begun} ms`);
  for (const { name, bytes } of [first, await made(page, 'make-workbook'), await made(page, 'make-letter')]) {
    assert.match(name, /^[a-z0-9-]+\.(docx|xlsx)$/);
    assert.equal(bytes.subarray(0, 2).toString('latin1'), 'PK', name);
    // The end of the archive is there: nothing was cut off.
    assert.ok(0 < bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1'), name);
  }
  const csv = await made(page, 'make-csv');
  assert.match(csv.name, /^[a-z0-9-]+\.csv$/);
  assert.ok(csv.bytes.toString('utf8').startsWith('id,code,name,'));
});

eachDelivery('what is typed for the report and the letter shows in them at once', async ({ page }) => {
  await openExport(page);
  const report = page.getByTestId('report');
  await page.getByTestId('difficulties').fill('Thiếu biên chế làm đầu mối.');
  await report.filter({ hasText: 'Thiếu biên chế làm đầu mối.' }).waitFor();
  await page.getByTestId('report-number').fill('12/BC-SXD');
  await report.filter({ hasText: 'Số: 12/BC-SXD' }).waitFor();
  await page.getByTestId('letter').locator('summary').click();
  const field = page.getByTestId('letter').locator('textarea').first();
  const drafted = await field.inputValue();
  assert.notEqual(drafted, '');
  await field.fill('Do sáp nhập đơn vị trong năm.');
  await field.blur();
  // Emptied, it says again what the data say.
  await field.fill('');
  await field.blur();
  await page.waitForFunction(
    ([text]) => document.querySelector('[data-testid="letter"] textarea').value === text, [drafted],
  );
});

eachDelivery('on paper: upright pages, then the table across with its heading on every page', async ({ page }) => {
  const set = await openExport(page);
  const lines = (nodes) => nodes.reduce((n, node) => n + 1 + lines(node.children ?? []), 0);
  const rows = page.locator('.report-annex tbody tr');
  await rows.first().waitFor();
  assert.equal(await rows.count(), ['areas', 'bonus', 'penalty'].reduce((n, part) => n + lines(set[part] ?? []), 0));
  await page.emulateMedia({ media: 'print' });
  const style = (selector, name) =>
    page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], name);
  assert.equal(await style('.report-annex tbody tr', 'breakInside'), 'avoid');
  assert.equal(await style('.report-annex thead', 'display'), 'table-header-group');
  assert.equal(await style('.report-annex', 'breakBefore'), 'page');
  assert.ok(await page.getByTestId('report').isVisible());
  for (const hidden of ['difficulties', 'make-report', 'sign', 'risks']) {
    assert.ok(!(await page.getByTestId(hidden).isVisible()), `${hidden} is not printed`);
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => Number(width) < Number(height));
  assert.ok(boxes.includes(true) && boxes.includes(false), `upright and across: ${boxes}`);
  assert.equal(boxes.lastIndexOf(true) < boxes.indexOf(false), true, 'first upright, then across');
});
