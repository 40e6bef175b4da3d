// Reads the speed page and prints its figures. A figure of zero would mean that
// nothing was measured; how fast is fast enough is for `cargo xtask bench` to show.
// For that (`CCHC_BENCH` names a file) the long measurement is started as well, and
// every figure is written to the file.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { eachDelivery } from './harness/index.mjs';
import { goTo } from './harness/sheet.mjs';

const LAST = 'speed-desk-200';
const LAST_OF_ALL = 'speed-desk-3500';

/** Every row of the table: name, words, size, milliseconds. */
const figures = (page) =>
  page.locator('tr:has([data-testid^="speed-"])').evaluateAll((rows) =>
    rows.map((row) => {
      const [what, size, figure] = [...row.cells];
      return {
        name: figure.dataset.testid,
        what: what.textContent,
        size: Number(size.textContent.replaceAll(/\D/g, '')),
        ms: Number(figure.textContent),
      };
    }),
  );

eachDelivery('the speed page measures the engine', async ({ page, delivery }) => {
  const file = process.env.CCHC_BENCH;
  const whole = Boolean(file) && !delivery.offline;
  await goTo(page, '#/do-toc-do');
  await page.getByTestId(LAST).waitFor({ timeout: 120_000 });
  const report = { delivery: delivery.name };
  if (whole) {
    const begun = Date.now();
    await page.getByTestId('speed-many').click();
    await page.getByTestId(LAST_OF_ALL).waitFor({ timeout: 300_000 });
    report.whole_run_with_making_ms = Date.now() - begun;
    report.memory_mb = Number(await page.getByTestId('speed-memory').textContent());
  }
  report.figures = await figures(page);
  for (const { name, what, size, ms } of report.figures) {
    console.log(`${delivery.name}: ${what}, ${size}: ${ms} ms`);
    assert.ok(0 < ms, `${name} is ${ms}`);
  }
  const names = report.figures.map(({ name }) => name);
  for (const name of ['speed-edit', 'speed-what-ifs', 'speed-read', 'speed-plan', 'speed-whole-1000', LAST]) {
    assert.ok(names.includes(name), `${name} was not measured`);
  }
  if (whole) {
    console.log(`memory: ${report.memory_mb} MB`);
    report.browser = await page.evaluate(() => navigator.userAgent);
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  }
});
