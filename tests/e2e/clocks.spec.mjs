// Clocks and zones: other zones than Việt Nam's, the turn of a year, the 29th of
// February, a change to summer time, a clock that is set back while one types.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { makeKey } from './harness/keys.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'hai-phong-so-2014';
const where = (delivery) => !delivery.offline;

/** Sets the day by which it is due, and reads how long that still is. */
async function dueOn(page, typed) {
  const setup = page.getByTestId('setup');
  if ((await setup.getAttribute('open')) === null) await setup.locator('summary').first().click();
  await page.getByTestId('setup-deadline').fill(typed);
  return page.getByTestId('deadline').textContent();
}

// Half past midnight of New Year in Việt Nam. Thursday, 1 January is a holiday.
const NEW_YEAR = '2025-12-31T17:30:00Z';
const ZONES = [
  ['Asia/Ho_Chi_Minh', '2026', '00:30'],
  ['UTC', '2025', '17:30'],
  ['America/New_York', '2025', '12:30'],
  ['Pacific/Kiritimati', '2026', '07:30'],
];

eachDelivery('at the turn of the year each zone has its own day and hour, signatures that of Việt Nam', async ({ newContext, open }) => {
  for (const [timezoneId, year, clock] of ZONES) {
    const { page, context } = await newContext({ timezoneId });
    await page.clock.setFixedTime(NEW_YEAR);
    await open(page);
    await page.getByTestId(`choose-${PACK}`).click();
    assert.equal(await page.getByTestId('start-year').inputValue(), year, timezoneId);
    await page.getByTestId('start-body').fill('Sở Nội vụ');
    await page.getByTestId('start-submit').click();
    // 2, 5, 6, 7 and 8 January, whether today is the holiday or the day before it.
    assert.match(await dueOn(page, '8/1/2026'), /Còn 5 ngày làm việc/, timezoneId);
    await isSaved(page);
    assert.match(await page.getByTestId('save-state').textContent(), new RegExp(clock), timezoneId);
    if (timezoneId === 'America/New_York') {
      await makeKey(page, 'Sở Nội vụ');
      assert.match(await page.getByTestId('key').textContent(), /00:30 ngày 01\/01\/2026/);
    }
    await context.close();
  }
}, { where, open: false });

eachDelivery('the 29th of February and the change to summer time take no day away', async ({ page, newContext, open }) => {
  await page.clock.setFixedTime('2024-02-28T03:00:00Z');
  await open(page);
  await startDraft(page, PACK, 'Sở Nội vụ');
  // Thursday the 29th and Friday the 1st.
  assert.match(await dueOn(page, '1/3/2024'), /Còn 2 ngày làm việc/);
  await page.clock.setFixedTime('2024-02-29T03:00:00Z');
  assert.match(await dueOn(page, '29/2/2024'), /Hôm nay là hạn/);
  // New York on the Sunday whose second hour is left out.
  const { page: other } = await newContext({ timezoneId: 'America/New_York' });
  await other.clock.setFixedTime('2026-03-08T07:01:00Z');
  await open(other);
  await startDraft(other, PACK, 'Sở Nội vụ');
  assert.match(await dueOn(other, '10/3/2026'), /Còn 2 ngày làm việc/);
}, { where, open: false });

eachDelivery('a clock that is set back or ahead loses nothing', async ({ page, open }) => {
  await page.clock.setFixedTime('2026-06-15T02:00:00Z');
  await open(page);
  await startDraft(page, 'ca-mau-so-2013-trich', 'Sở Nội vụ');
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await isSaved(page);
  for (const [at, field, self, clock] of [
    ['2019-01-01T00:10:00Z', 'field-ban-hanh-ke-hoach-choice-kip-thoi', '2 / 7', '07:10'],
    ['2031-01-01T00:20:00Z', 'field-bao-cao-day-du-answer-yes', '3 / 7', '07:20'],
  ]) {
    await page.clock.setFixedTime(at);
    await page.getByTestId(field).check();
    await page.getByTestId('save-state').getByText(clock).waitFor();
    await page.reload();
    await reads(page, 'self', self);
  }
  await goTo(page, '#/');
  await page.getByTestId('drafts').getByText('Sở Nội vụ').first().waitFor();
}, { where, open: false });
