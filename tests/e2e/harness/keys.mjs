// Keys, roster and signing in the user's words.

import { goTo } from './sheet.mjs';

export const PASSPHRASE = 'con trâu đen ăn cỏ non';

/** Makes a key for a body on the page of keys, and leaves it open there. */
export async function makeKey(page, body, holder = `Lãnh đạo ${body}`) {
  await goTo(page, '#/khoa');
  const form = page.getByTestId('make-key');
  await form.waitFor();
  if (!(await form.getAttribute('open').then((open) => open !== null))) await form.locator('summary').click();
  await page.getByTestId('make-holder').fill(holder);
  await page.getByTestId('make-body').fill(body);
  await page.getByTestId('make-passphrase').fill(PASSPHRASE);
  await page.getByTestId('make-passphrase-again').fill(PASSPHRASE);
  await page.getByTestId('make-submit').click();
  const card = page.getByTestId('key').filter({ hasText: holder });
  await card.locator('[data-testid="key-state"][data-status="official"]').waitFor({ timeout: 60_000 });
  return (await card.getByTestId('fingerprint').textContent()).trim();
}

/** Presses a button that downloads; gives the path of the file and its name. */
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()]);
  return { path: await download.path(), name: download.suggestedFilename() };
}

/** The enrolment file of the only key, which is open. */
export async function enrolment(page, contact = '0225 3 000 000') {
  const details = page.getByTestId('enrol');
  await details.locator('summary').click();
  await page.getByTestId('enrol-contact').fill(contact);
  return downloaded(page, () => page.getByTestId('enrol-sign').click());
}
