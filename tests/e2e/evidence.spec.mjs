// The register of documents: files picked, digests, signers as read; sets opened
// from files.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachDelivery } from './harness/index.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';
const SIGNED = new URL('../data/pdf/signed.pdf', import.meta.url).pathname;

eachDelivery('a picked PDF gives its digest and its signer, unverified, and both stay', async ({ page }) => {
  await startDraft(page, PACK, 'Sở Nội vụ');
  await page.getByTestId('nav-evidence').click();
  await page.getByTestId('add-document').click();
  await page.locator('input[type=file]').setInputFiles(SIGNED);
  const digest = createHash('sha256').update(await readFile(SIGNED)).digest('hex');
  await reads(page, 'file-digest', digest);
  await page.getByTestId('signed-by').getByText('chưa kiểm tra chứng thư chữ ký số').waitFor();
  assert.match(await page.getByTestId('signed-by').textContent(), /Nguyễn Thị Hà, Sở Nội vụ thành phố Hải Phòng, 2026-11-22T12:59/);
  await isSaved(page);
  await page.reload();
  await reads(page, 'file-digest', digest);
  await page.getByTestId('undo').waitFor();
});

eachDelivery('a large file is read piece by piece', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-'));
  const file = join(folder, 'lon.bin');
  const bytes = Buffer.alloc(70_000_000, 'Cải cách hành chính ');
  await writeFile(file, bytes);
  try {
    await startDraft(page, PACK, 'Sở Nội vụ');
    await page.getByTestId('nav-evidence').click();
    await page.getByTestId('add-document').click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('progressbar').waitFor();
    const digest = createHash('sha256').update(bytes).digest('hex');
    await page.getByTestId('file-digest').waitFor();
    await reads(page, 'file-digest', digest);
    assert.equal(await page.getByTestId('signed-by').count(), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const asFile = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

eachDelivery('a criteria set from a file is checked, kept and scored with', async ({ page }) => {
  const shipped = await readFile(new URL(`../../criteria/${PACK}/pack.json`, import.meta.url), 'utf8');
  const own = shipped.replace(`"${PACK}"`, '"bo-cua-tinh"');
  const input = page.getByTestId('open-draft-file');
  // The id of a shipped set is not taken away from it.
  await input.setInputFiles(asFile('pack.json', shipped.replace('"version": "1"', '"version": "2"')));
  await page.getByTestId('file-refused').getByText('trùng mã định danh với một bộ tiêu chí có sẵn').waitFor();
  // Everything wrong is said at once, and nothing is kept.
  const wrong = own.replace('"max": "5"', '"max": "6"').replace('"format": "cchc-pack/1",', '"format": "cchc-pack/1", "khong-biet": 1,');
  assert.notEqual(wrong, own);
  await input.setInputFiles(asFile('pack.json', wrong));
  await page.getByTestId('file-refused').getByText('khong-biet').waitFor();
  assert.ok(2 <= (await page.getByTestId('file-refused').getByRole('listitem').count()));
  await input.setInputFiles(asFile('pack.json', own));
  await page.getByTestId('pack-taken').waitFor();
  await startDraft(page, 'bo-cua-tinh', 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await reads(page, 'self', '1 / 7');
  await isSaved(page);
  await page.reload();
  await reads(page, 'self', '1 / 7');
  await goTo(page, '#/bo/bo-cua-tinh');
  await page.getByText('1880/QĐ-UBND').first().waitFor();
  // Another content under the same id does not change points without a word.
  assert.equal(await page.getByTestId('set-changed').count(), 0);
  await goTo(page, '#/');
  await input.setInputFiles(asFile('pack.json', own.replace('"version": "1"', '"version": "2"')));
  await page.getByTestId('pack-taken').waitFor();
  await page.reload();
  await page.getByTestId('drafts').getByRole('link', { name: 'Sở Nội vụ' }).click();
  await page.getByTestId('set-changed').getByRole('button').click();
  await page.getByTestId('set-changed').waitFor({ state: 'detached' });
  await reads(page, 'self', '1 / 7');
  await isSaved(page);
  await page.reload();
  await reads(page, 'self', '1 / 7');
  assert.equal(await page.getByTestId('set-changed').count(), 0);
});
