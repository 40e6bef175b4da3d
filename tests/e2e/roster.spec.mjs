// The roster: whose key is whose, from when to when, and what the desk then says
// about a file signed with it.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { downloaded } from './harness/keys.mjs';
import { goTo } from './harness/sheet.mjs';
import { asFile, keyOf, SET } from './harness/signed.mjs';

const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
const isStored = (page) => page.locator('[data-testid="kept"][data-state="stored"]').waitFor();

/** Drops enrolments of keys onto the roster. */
async function enrol(page, ...keys) {
  await goTo(page, '#/so-khoa');
  await page.getByTestId('roster-files').setInputFiles(keys.map((key, n) => asFile(`dang-ky-${n}.json`, key.enrolment)));
}

/** Takes a key into the roster, its fingerprint compared. */
async function accept(page, key, from, replaces) {
  const card = page.getByTestId('enrolment').filter({ hasText: key.fingerprint });
  await card.getByTestId('valid-from').fill(from);
  if (replaces) await card.getByTestId('replaces').selectOption({ label: replaces });
  await card.getByTestId('compared').check();
  await card.getByTestId('accept').click();
  await entry(page, key).waitFor();
}

const entry = (page, key) => page.getByTestId('entry').filter({ hasText: key.fingerprint });
/** What the column of validity says about a key. */
const validity = async (page, key) => plain(await entry(page, key).locator('td').nth(2).textContent());
const whole = async (page) => (await page.getByTestId('entry').allTextContents()).map(plain);

/** Ends or revokes a key; with `refused` the page says these words instead. */
async function change(page, key, how, { day, reason = '', refused }) {
  const row = entry(page, key);
  const form = row.getByTestId('change-entry');
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await row.getByTestId('change-on').fill(day);
  await row.getByTestId('revoke-reason').fill(reason);
  await row.getByTestId(how).click();
  if (refused) await row.getByRole('alert').filter({ hasText: refused }).waitFor();
}

/** The desk with the set on it: fetched later, it would make an opened row anew. */
async function openDesk(page) {
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').setInputFiles(asFile('bo.json', SET));
  await page.getByTestId('desk-told').waitFor();
}

let files = 0;
/** Drops a sheet that was received on a day, and reads everything that the desk says about it. */
async function verdict(page, sheet, received) {
  const name = `phieu-${(files += 1)}.json`;
  await page.getByTestId('desk-received').fill(received);
  await page.getByTestId('desk-files').setInputFiles(asFile(name, sheet));
  const row = page.getByTestId('desk-file').filter({ hasText: name }).first();
  await row.locator('summary').click();
  await row.locator('li').first().waitFor();
  return plain(await row.textContent());
}

eachDelivery('a key is compared, replaced, ended, revoked; the desk counts each file by it, and the roster travels', async (t) => {
  const { page } = t;
  const [old, health, money] = ['Sở Nội vụ', 'Sở Y tế', 'Sở Tài chính'].map((body) => keyOf(body));
  const fresh = keyOf('Sở Nội vụ', 'Phó Giám đốc Trần Thị Mai');
  // Both keys of one body come at a time.
  await enrol(page, old, fresh, health, money);
  const card = page.getByTestId('enrolment').filter({ hasText: old.fingerprint });
  await card.getByTestId('valid-from').fill('31/02/2025');
  await card.getByTestId('accept').click();
  await card.getByTestId('accept-error').filter({ hasText: 'Ngày nhập chưa đúng' }).waitFor();
  await card.getByTestId('valid-from').fill('01/01/2025');
  await card.getByTestId('accept').click();
  await card.getByTestId('accept-error').filter({ hasText: 'đối chiếu mã đối chiếu khóa trước' }).waitFor();
  await accept(page, old, '01/01/2025');
  assert.equal(await validity(page, old), 'Từ 01/01/2025');
  await accept(page, fresh, '01/01/2026', `Giám đốc Sở Nội vụ (${old.fingerprint.slice(0, 9)}…)`);
  assert.equal(await validity(page, old), 'Từ 01/01/2025 đến 31/12/2025, đã được thay');
  assert.equal(await validity(page, fresh), 'Từ 01/01/2026');
  await accept(page, health, '01/01/2025');
  await accept(page, money, '01/01/2025');
  await change(page, health, 'revoke-key', { day: '15/01/2026', refused: 'nhập lý do thu hồi khóa ký' });
  await change(page, health, 'revoke-key', { day: '15/01/2026', reason: 'mất máy' });
  assert.equal(await validity(page, health), 'Đã thu hồi từ ngày 15/01/2026: mất máy');
  await change(page, money, 'end-key', { day: '31/12/2024', refused: 'sớm hơn ngày bắt đầu' });
  await change(page, money, 'end-key', { day: '30/06/2025' });
  assert.equal(await validity(page, money), 'Từ 01/01/2025 đến 30/06/2025');

  await openDesk(page);
  const counts = /json [^.]* Được tính\./;
  const refused = /Không được tính: chữ ký thứ 1 không dùng khóa ký còn hiệu lực của đơn vị\./;
  // The sheets state 31 December 2025; each is another one by its number.
  for (const [sheet, received, ...expected] of [
    [old.sheet({ number: 1 }), '31/12/2025', counts, /người giữ: Giám đốc Sở Nội vụ\./],
    [old.sheet({ number: 2 }), '01/01/2026', refused, /Khóa ký đã được thay, chỉ có hiệu lực đến ngày 31\/12\/2025\. Hãy đề nghị đơn vị ký lại bằng khóa mới\./],
    [fresh.sheet({ number: 3 }), '31/12/2025', refused, /Khóa ký có hiệu lực từ ngày 01\/01\/2026;/],
    [fresh.sheet({ number: 4 }), '01/01/2026', counts, /người giữ: Phó Giám đốc Trần Thị Mai\./],
    [health.sheet({ number: 1 }), '14/01/2026', counts, /người giữ: Giám đốc Sở Y tế\./],
    [health.sheet({ number: 2 }), '15/01/2026', refused, /Khóa ký đã bị thu hồi từ ngày 15\/01\/2026: mất máy/],
    // Who has the key dates back.
    [health.sheet({ number: 3 }), '', refused, /Khóa ký đã bị thu hồi từ ngày 15\/01\/2026: mất máy/],
    [money.sheet({ number: 1 }), '30/06/2025', counts, /người giữ: Giám đốc Sở Tài chính\./],
    [money.sheet({ number: 2 }), '', refused, /Khóa ký hết hiệu lực sau ngày 30\/06\/2025\./],
    [fresh.sheet({ name: 'Sở Xây dựng' }), '01/01/2026', refused, /Khóa ký này đứng tên đơn vị khác: Sở Nội vụ\./],
    [keyOf('Sở Nội vụ').sheet({ number: 9 }), '', refused, /Khóa ký chưa có trong danh bạ\./],
  ]) {
    const said = await verdict(page, sheet, received);
    for (const words of expected) assert.match(said, words);
  }

  await goTo(page, '#/so-khoa');
  await isStored(page);
  const kept = await whole(page);
  await page.reload();
  await page.getByTestId('entry').nth(3).waitFor();
  assert.deepEqual(await whole(page), kept);
  const file = await downloaded(page, () => page.getByTestId('save-roster').click());
  const other = await t.newContext();
  await goTo(other.page, '#/so-khoa');
  await other.page.getByTestId('roster-files').setInputFiles(file.path);
  await other.page.getByText('Đã mở danh bạ: thêm 4 khóa ký, giữ nguyên 0 khóa ký đã có.').waitFor();
  assert.deepEqual(await whole(other.page), kept);
  await openDesk(other.page);
  assert.match(await verdict(other.page, health.sheet(), ''), /Khóa ký đã bị thu hồi từ ngày 15\/01\/2026: mất máy/);
}, { where: ({ offline }) => !offline });

eachDelivery('an enrolment that was tampered with is refused in a sentence, beside a good one', async ({ page }) => {
  const [good, altered, other] = ['Sở Nội vụ', 'Sở Y tế', 'Sở Tài chính'].map((body) => keyOf(body));
  altered.enrolment.holder = 'Người khác';
  // The key of another in one's own file, with the signature left out.
  const unsigned = { ...good.enrolment, key: other.enrolment.key, proof: undefined };
  await enrol(page, altered, good, { enrolment: unsigned });
  await page.getByTestId('enrolment').nth(2).waitFor();
  const cards = await page.getByTestId('enrolment').allTextContents();
  assert.match(cards[0], /Tệp đăng ký khóa đã bị sửa: .*Hãy đề nghị đơn vị gửi lại\./);
  assert.match(cards[2], /Tệp đăng ký khóa chưa được ký\. Hãy đề nghị đơn vị tạo lại\./);
  // Only the good one can be taken.
  assert.equal(await page.getByTestId('accept').count(), 1);
  await page.getByTestId('enrolment').first().getByRole('button', { name: 'Bỏ qua' }).click();
  await accept(page, good, '01/01/2025');
  assert.equal(await page.getByTestId('entry').count(), 1);
}, { where: ({ offline }) => offline });
