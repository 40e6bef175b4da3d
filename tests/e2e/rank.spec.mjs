// The list one is ranked in: by the total and by its parts; one's own list,
// signed or not, altered or not.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { reads, startDraft } from './harness/sheet.mjs';

eachDelivery('bodies are ranked by an area as by the total, where the list has its points', async ({ page }) => {
  await page.getByTestId('example-lai-chau-tthc-2021').click();
  await page.getByTestId('self').waitFor();
  await page.getByTestId('nav-rank').click();
  await page.getByTestId('own-rank').waitFor();
  const byTotal = await page.getByTestId('own-row').locator('td').nth(2).textContent();
  await page.getByTestId('rank-by').selectOption({ index: 1 });
  await page.waitForFunction((before) =>
    document.querySelector('[data-testid="own-row"] td:nth-child(3)')?.textContent !== before, byTotal);
  const values = await page.locator('main table tbody tr td:nth-child(3)').allTextContents();
  const numbers = values.map((text) => Number(text.trim().replace(',', '.')));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  await page.getByTestId('rank-by').selectOption('');
  await page.waitForFunction((before) =>
    document.querySelector('[data-testid="own-row"] td:nth-child(3)')?.textContent === before, byTotal);
});

const LIST = {
  format: 'cchc-cohort/1', id: 'thu', name: 'Danh sách thử', pack: 'ca-mau-so-2013-trich', year: 2013,
  source: 'Danh sách dựng để thử', size: 3, complete: true,
  entries: [{ body: 'Sở A', points: '6' }, { body: 'Sở B', points: '3' }, { body: 'Sở C', points: '1' }],
};

const asFile = (value) => ({ name: 'danh-sach.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) });

eachDelivery('an own list says whether it is signed, and an altered one is refused', async ({ page }) => {
  await startDraft(page, 'ca-mau-so-2013-trich', 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('19');
  await page.getByTestId('field-muc-do-thuc-hien-ke-hoach').fill('20');
  await page.getByTestId('nav-rank').click();
  await page.getByTestId('load-list').setInputFiles(asFile(LIST));
  await page.getByTestId('list-signed').getByText('không có chữ ký').waitFor();
  // Three points: shared second place of four.
  await reads(page, 'own-rank', 'Thứ hạng 2 / 4');
  // Somebody else's proof does not fit this list.
  const forged = { ...LIST, entries: LIST.entries.slice(1), size: 2, proof: {
    type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', created: '2026-01-01T00:00:00Z', proofPurpose: 'assertionMethod',
    verificationMethod: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    proofValue: 'z2iAR3h1D2Ef9VKdTNLwP9yYwZLpn2sJvFHmZ9jk3mWfJ4mQZ8uH7q9bT3cK6vN5xR1dS8pLwE4tG2yA6hB9fC3' } };
  await page.getByTestId('load-list').setInputFiles(asFile(forged));
  await page.getByRole('alert').first().waitFor();
  await reads(page, 'own-rank', 'Thứ hạng 2 / 4');
});

eachDelivery('a pasted list ranks at once, survives a reload, and names the rows it could not read', async ({ page }) => {
  await startDraft(page, 'ca-mau-so-2013-trich', 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await page.getByTestId('field-muc-do-thuc-hien-hoan-thanh').fill('19');
  await page.getByTestId('field-muc-do-thuc-hien-ke-hoach').fill('20');
  await page.getByTestId('nav-rank').click();
  await page.getByText('Dán bảng từ Excel').click();
  await page.getByTestId('paste-list').fill('Đơn vị\tĐiểm\nSở A\t6\nSở B\tchưa có\nSở C\t1,5\n');
  await page.getByTestId('paste-year').fill('năm nay');
  await page.getByTestId('use-pasted').click();
  await page.getByTestId('paste-outcome').getByText('bốn chữ số').waitFor();
  await page.getByTestId('paste-year').fill('2013');
  await page.getByTestId('paste-name').fill('Bảng của Sở Nội vụ');
  await page.getByTestId('use-pasted').click();
  await page.getByTestId('paste-outcome').getByText('2 đơn vị; còn 1 dòng').waitFor();
  await page.getByText('Dòng 3: “chưa có” không phải là số').waitFor();
  const rank = await page.getByTestId('own-rank').textContent();
  assert.match(rank, /Thứ hạng 2/);
  await page.getByRole('heading', { name: 'Bảng của Sở Nội vụ' }).waitFor();
  await page.reload();
  await reads(page, 'own-rank', rank);
});
