// Every page, in both themes and both languages, without a finding of axe.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { eachDelivery } from './harness/index.mjs';
import { goTo, startDraft } from './harness/sheet.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, in lines. */
async function findings(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
  });
  return found;
}

eachDelivery('axe finds nothing on any page, in both themes and both languages', async ({ page }) => {
  await startDraft(page, 'hai-phong-so-2014', 'Sở Tài chính');
  const draft = /phieu\/([^/]+)/.exec(page.url())[1];
  const pages = ['#/', `#/phieu/${draft}/cham`, `#/phieu/${draft}/tai-lieu`, `#/phieu/${draft}/xep-hang`,
    `#/phieu/${draft}/ke-hoach`, `#/phieu/${draft}/xuat`, `#/phieu/${draft}/tong-quan`, '#/kiem-tra',
    '#/khoa', '#/so-khoa', '#/ban-tham-dinh', '#/xuong', '#/bo/hai-phong-so-2014', '#/so-sanh', '#/tro-giup', '#/do-toc-do'];
  // The page of comparison with everything on it: two sets and what becomes of the draft.
  await goTo(page, `#/so-sanh/phieu/${draft}`);
  await page.getByTestId('new-set').selectOption('tp-hcm-so-2021-minh-hoa');
  await page.getByTestId('show-maximum').click();
  await page.getByTestId('move').waitFor();
  const all = [];
  // Colours are the same in both languages.
  for (const [lang, themes] of [['vi', ['light', 'dark']], ['en', ['light']]]) {
    await page.locator(`#lang-${lang}`).click();
    for (const theme of themes) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      for (const hash of pages) {
        await goTo(page, hash);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.locator('#main h1').first().waitFor();
        all.push(...(await findings(page)).map((line) => `${hash} ${lang} ${theme} ${line}`));
      }
    }
  }
  assert.deepEqual([...new Set(all)], []);
  // The page in one file has the same elements.
}, { where: (delivery) => !delivery.offline });
