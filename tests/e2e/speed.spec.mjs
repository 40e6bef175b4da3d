// The speed page measures. A figure of zero would mean that nothing was measured;
// how fast is fast enough is for `cargo xtask bench` to show.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { goTo } from './harness/sheet.mjs';

const EXPECTED = ['edit', 'edit-rank', 'what-ifs', 'read', 'plan', 'edit-1000', 'whole-1000', 'desk-10', 'desk-200'];

eachDelivery('the speed page measures the engine', async ({ page, delivery }) => {
  await goTo(page, '#/do-toc-do');
  await page.getByTestId('speed-desk-200').waitFor({ timeout: 120_000 });
  for (const name of EXPECTED) {
    const ms = Number(await page.getByTestId(`speed-${name}`).textContent());
    console.log(`# ${delivery.name}: ${name}: ${ms} ms`);
    assert.ok(0 < ms, `${name} is ${ms}`);
  }
}, { where: (delivery) => !delivery.offline });
