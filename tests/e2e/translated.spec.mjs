// A browser that translates pages wraps every text: the page is in Vietnamese or
// English already and says so; where that is passed over, figures stay alive.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { reads, startDraft } from './harness/sheet.mjs';

/** Wraps every text as Chrome's translation does; what says no is left alone. */
const translate = () => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest('[translate="no"], script, style, textarea')) continue;
    const font = document.createElement('font');
    font.textContent = `«${text.data}»`;
    text.replaceWith(font);
  }
};

eachDelivery('a translated page keeps its figures, names and codes', async ({ page }) => {
  await startDraft(page, 'ca-mau-so-2013-trich', 'Sở Nội vụ');
  assert.equal(await page.locator('html').getAttribute('translate'), 'no');
  // A translator that looks no further than its own list of pages.
  await page.evaluate(() => document.documentElement.removeAttribute('translate'));
  await page.evaluate(translate);
  await page.getByTestId('field-ket-qua-trach-nhiem-answer-yes').check();
  await reads(page, 'self', '1 / 7');
  await reads(page, 'draft-title', 'Sở Nội vụ');
  assert.equal(await page.locator('#app font').count(), 0);
});
