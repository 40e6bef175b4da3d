// Signing keys: stored only encrypted, opened for a while, carried elsewhere.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';
import { downloaded, makeKey, PASSPHRASE } from './harness/keys.mjs';
import { goTo } from './harness/sheet.mjs';

const stored = (page) => page.evaluate(() => Object.entries({ ...localStorage }).map((pair) => pair.join('\n')).join('\n'));
const openState = (page) => page.locator('[data-testid="key-state"][data-status="official"]');
const lockedState = (page) => page.locator('[data-testid="key-state"]:not([data-status])');

eachDelivery('a key is made, locked, opened, given another passphrase, carried to another machine', async (t) => {
  const { page } = t;
  await goTo(page, '#/khoa');
  await page.getByTestId('make-holder').fill('Nguyễn Văn A');
  await page.getByTestId('make-body').fill('Sở Nội vụ');
  for (const [one, again, words] of [
    ['ngắn', 'ngắn', /Mật khẩu quá ngắn/],
    ['1234567890123', '1234567890123', /Mật khẩu dễ đoán/],
    [PASSPHRASE, `${PASSPHRASE}x`, /không khớp/],
  ]) {
    await page.getByTestId('make-passphrase').fill(one);
    await page.getByTestId('make-passphrase-again').fill(again);
    await page.getByTestId('make-submit').click();
    await page.getByTestId('make-error').filter({ hasText: words }).waitFor();
  }
  const fingerprint = await makeKey(page, 'Sở Nội vụ', 'Nguyễn Văn A');
  assert.match(fingerprint, /^([0-9a-f]{4} ){9}[0-9a-f]{4}$/);
  const text = await stored(page);
  assert.ok(text.includes('BEGIN ENCRYPTED PRIVATE KEY') && !text.includes(PASSPHRASE));
  assert.doesNotMatch(text, /BEGIN PRIVATE KEY/);

  await page.getByTestId('lock').first().click();
  await lockedState(page).waitFor();
  await page.getByTestId('unlock-passphrase').fill('con trâu trắng');
  await page.getByTestId('unlock').click();
  await page.getByTestId('unlock-error').filter({ hasText: 'Mật khẩu chưa đúng' }).waitFor({ timeout: 60_000 });
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE);
  await page.getByTestId('unlock').click();
  await openState(page).waitFor({ timeout: 60_000 });

  const file = await downloaded(page, () => page.getByTestId('download-key').click());
  const other = await t.newContext();
  await goTo(other.page, '#/khoa');
  await other.page.getByTestId('import-key').locator('summary').click();
  await other.page.getByTestId('import-file').setInputFiles(file.path);
  await other.page.getByTestId('import-holder').fill('Nguyễn Văn A');
  await other.page.getByTestId('import-body').fill('Sở Nội vụ');
  await other.page.getByTestId('import-passphrase').fill(PASSPHRASE);
  await other.page.getByTestId('import-submit').click();
  await openState(other.page).waitFor({ timeout: 60_000 });
  assert.equal((await other.page.getByTestId('fingerprint').textContent()).trim(), fingerprint);
  const command = ['pkey', '-in', file.path, '-passin', `pass:${PASSPHRASE}`, '-noout', '-text'];
  const told = spawnSync('openssl', command, { encoding: 'utf8' });
  // Where there is no OpenSSL at all, the native tests say so too.
  if (told.error?.code !== 'ENOENT') assert.match(told.stdout, /ED25519 Private-Key/);

  await page.getByTestId('change-passphrase').locator('summary').click();
  await page.getByTestId('old-passphrase').fill(PASSPHRASE);
  for (const field of ['changed-passphrase', 'changed-passphrase-again']) await page.getByTestId(field).fill('cỏ non trâu đen ăn con');
  await page.getByTestId('change-submit').click();
  await page.waitForFunction((pem) => !JSON.stringify({ ...localStorage }).includes(pem), (await readFile(file.path, 'utf8')).split('\n')[2], { timeout: 60_000 });
  await page.reload();
  await page.getByTestId('unlock-passphrase').fill('cỏ non trâu đen ăn con');
  await page.getByTestId('unlock').click();
  await openState(page).waitFor({ timeout: 60_000 });
});

eachDelivery('an open key locks itself when nobody is there', async ({ page }) => {
  await page.clock.install();
  await goTo(page, '#/khoa');
  await page.getByTestId('make-holder').fill('Nguyễn Văn A');
  await page.getByTestId('make-body').fill('Sở Nội vụ');
  for (const field of ['make-passphrase', 'make-passphrase-again']) await page.getByTestId(field).fill(PASSPHRASE);
  await page.getByTestId('make-submit').click();
  await page.clock.runFor(1_000);
  await openState(page).waitFor({ timeout: 60_000 });
  await page.clock.fastForward('14:00');
  await openState(page).waitFor();
  await page.keyboard.press('Shift');
  await page.clock.fastForward('14:00');
  await openState(page).waitFor();
  await page.clock.fastForward('01:01');
  await lockedState(page).waitFor();
});

eachDelivery('a key file that is none, or not encrypted, is refused in a sentence', async ({ page }) => {
  await goTo(page, '#/khoa');
  await page.getByTestId('import-key').locator('summary').click();
  await page.getByTestId('import-holder').fill('A');
  await page.getByTestId('import-body').fill('B');
  const bare = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\n-----END PRIVATE KEY-----\n';
  for (const [name, text, words] of [['bare.pem', bare, /không được mã hóa/], ['photo.pem', 'JFIF', /không phải tệp khóa/]]) {
    await page.getByTestId('import-file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.getByText(name).waitFor();
    await page.getByTestId('import-passphrase').fill(PASSPHRASE);
    await page.getByTestId('import-submit').click();
    await page.getByTestId('import-error').filter({ hasText: words }).waitFor();
  }
  assert.doesNotMatch(await stored(page), /PRIVATE KEY/);
});
