// From year to year, by area and by person, until the day it is due.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'hai-phong-so-2014';

eachDelivery('the next year keeps who does what and compares with this year', async ({ page }) => {
  await page.getByTestId(`example-${PACK}`).click();
  await page.getByTestId('self').waitFor();
  const card = page.locator('article[data-node]').first();
  const node = await card.getAttribute('data-node');
  await page.getByTestId(`texts-${node}`).locator('summary').click();
  await page.getByTestId(`person-${node}`).fill('Trần Thị Mai');
  await isSaved(page);
  const draft = /phieu\/([^/]+)/.exec(page.url())[1];
  await goTo(page, '#/');
  await page.getByTestId(`next-year-${draft}`).click();
  await page.getByTestId('self').waitFor();
  assert.notEqual(/phieu\/([^/]+)/.exec(page.url())[1], draft);
  await reads(page, 'self', '0 / 66,5');
  await page.getByTestId(`texts-${node}`).locator('summary').click();
  assert.equal(await page.getByTestId(`person-${node}`).inputValue(), 'Trần Thị Mai');
  // Two of the thirteen are given by others and assumed by the set.
  await page.getByTestId('nav-overview').click();
  const areas = page.getByTestId('overview-areas');
  await areas.getByText('Năm trước').waitFor();
  const first = await areas.locator('tbody tr').first().locator('td').allTextContents();
  assert.deepEqual(first.map((text) => text.replaceAll(/\s/g, ' ').trim()), ['2,56 / 15', '', '17,1%', '100%', '2/13']);
  await page.getByTestId('overview-people').getByText('Trần Thị Mai').waitFor();
  assert.match(await page.getByTestId('overview-people').textContent(), /Trần Thị Mai: đã chấm 0\/1/);
  await page.getByTestId('radar').waitFor();
});

eachDelivery('another draft of the same set can be compared with, and that undone', async ({ page }) => {
  await page.getByTestId(`example-${PACK}`).click();
  await page.getByTestId('self').waitFor();
  await isSaved(page).catch(() => null);
  await goTo(page, '#/');
  await startDraft(page, PACK, 'Sở Tài chính');
  await page.getByTestId('setup').locator('summary').first().click();
  await page.getByTestId('setup-last-year').selectOption({ index: 1 });
  await page.getByTestId('nav-overview').click();
  await page.getByTestId('overview-areas').getByText('Năm trước').waitFor();
  await page.getByTestId('nav-sheet').click();
  await page.getByTestId('undo').click();
  await page.getByTestId('nav-overview').click();
  await page.getByTestId('overview-areas').waitFor();
  assert.equal(await page.getByTestId('overview-areas').getByText('Năm trước').count(), 0);
});

eachDelivery('the day it is due is counted down in working days', async ({ page }) => {
  // Monday 31 August 2026; the set knows 2 September as a holiday.
  await page.clock.setFixedTime(new Date('2026-08-31T03:00:00Z'));
  await startDraft(page, PACK, 'Sở Tài chính');
  await page.getByTestId('setup').locator('summary').first().click();
  await page.getByTestId('setup-deadline').fill('4/9/2026');
  await reads(page, 'deadline', 'Còn 3 ngày làm việc đến hạn nộp (04/09/2026)');
  await page.getByTestId('setup-deadline').fill('31/2/2026');
  await page.locator('#deadline-error').getByText('Hạn nộp nhập chưa đúng').waitFor();
  await page.getByTestId('setup-deadline').fill('28/8/2026');
  await reads(page, 'deadline', 'Đã quá hạn nộp 1 ngày làm việc (hạn 28/08/2026)');
});

eachDelivery('sets are narrowed by province, level and year', async ({ page }) => {
  const cards = page.getByTestId('packs').locator('li');
  const all = await cards.count();
  await page.getByTestId('choose-place').selectOption('Cà Mau');
  await cards.first().getByText('Cà Mau').first().waitFor();
  assert.equal(await cards.count(), 1);
  await page.getByTestId('choose-place').selectOption('');
  await page.getByTestId('choose-level').selectOption('xã, phường, đặc khu');
  await page.getByTestId('choose-year').selectOption('2026');
  await page.getByTestId('choose-bo-chi-so-766-xa').waitFor();
  const some = await cards.count();
  assert.ok(0 < some && some < all, `${some} of ${all}`);
  await page.getByTestId('choose-year').selectOption('2012');
  await page.getByTestId('packs').waitFor({ state: 'detached' });
});
