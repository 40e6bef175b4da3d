// The sheet in the user's words: what a clerk does and reads.

/** Starts a draft of a set for a body; the page is the start page. */
export async function startDraft(page, pack, body) {
  await page.getByTestId(`choose-${pack}`).click();
  await page.getByTestId('start-body').fill(body);
  await page.getByTestId('start-submit').click();
  await page.getByTestId('self').waitFor();
}

/** What stands in a figure, with every kind of space as one plain space. */
export async function figure(page, name) {
  const text = await page.getByTestId(name).textContent();
  return text.replaceAll(/\s/g, ' ').trim();
}

/** Waits until a figure reads as told. */
export async function reads(page, name, expected) {
  await page
    .waitForFunction(
      ([id, text]) => {
        const found = document.querySelector(`[data-testid="${id}"]`)?.textContent ?? '';
        return found.replaceAll(/\s/g, ' ').trim() === text;
      },
      [name, expected],
      { timeout: 5000 },
    )
    .catch(async () => {
      const found = await page.getByTestId(name).textContent().catch(() => '(not there)');
      throw new Error(`${name} reads «${found}», expected «${expected}»`);
    });
}

/** Waits until everything typed is stored. */
export async function isSaved(page) {
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
}

/** Opens a page of the application by its address behind the hash. */
export async function goTo(page, hash) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Presses Tab until the element with this test id has the keyboard. */
export async function tabTo(page, testid, most = 80) {
  for (let n = 0; n < most; n += 1) {
    const here = await page.evaluate(() => document.activeElement?.dataset?.testid ?? '');
    if (here === testid) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${testid} cannot be reached by Tab`);
}
