// Reads the speed page and prints its figures. A figure of zero would mean that
// nothing was measured; how fast is fast enough is for `cargo xtask bench` to show.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { goTo } from './harness/sheet.mjs';

const FIGURES = ['speed-edit', 'speed-what-ifs', 'speed-read', 'speed-plan'];

eachDelivery('the speed page measures the engine', async ({ page, delivery }) => {
  await goTo(page, '#/do-toc-do');
  await page.getByTestId('speed-plan').waitFor({ timeout: 120_000 });
  for (const name of FIGURES) {
    const cell = page.getByTestId(name);
    const label = await cell.evaluate((td) => td.previousElementSibling.textContent);
    const time = Number(await cell.textContent());
    console.log(`${delivery.name}: ${label}: ${time} ms`);
    assert.ok(0 < time, `${name} is ${time}`);
  }
});
