// Many files at once, judged by workers: each is told as the page itself would tell
// it, also where the workers cannot start or are lost.

import assert from 'node:assert/strict';
import { eachDelivery } from './harness/index.mjs';
import { goTo } from './harness/sheet.mjs';
import { asFile, keyOf } from './harness/signed.mjs';

/** Twenty bodies, each with its own key. */
const BODIES = Array.from({ length: 20 }, (_, n) => `Sở ${n + 1}`);
const KEYS = BODIES.map((body) => keyOf(body));

/** Their files, among others of every kind that does not count. */
function files() {
  const good = KEYS.map((key, n) => asFile(`so-${n + 1}.json`, key.sheet({ lacks: n % 2 ? ['bao-cao-day-du'] : [] })));
  const altered = KEYS[0].sheet();
  altered.body.name = 'Sở 2';
  const wrong = KEYS[1].sheet();
  wrong.totals.projected = '7.5';
  return [
    ...good.slice(0, 9),
    asFile('bi-sua.json', altered),
    asFile('sai-tong.json', wrong),
    { name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    { name: 'hong.json', mimeType: 'application/json', buffer: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
    { ...good[3], name: 'ban-sao.json' },
    asFile('so-5-lan-2.json', KEYS[4].sheet({ number: 2, lacks: ['bao-cao-dung-han'] })),
    ...good.slice(9),
  ];
}

/** Every file with what it counts for, in the order of the list. */
const verdicts = (page) =>
  page.getByTestId('desk-file').evaluateAll((rows) => rows.map((row) => row.querySelector('summary').textContent.trim()));

async function dropped(page, given) {
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').setInputFiles(given);
  await page.getByTestId('desk-counted').filter({ hasText: '26 tệp: 20 được tính' }).waitFor();
  await page.getByTestId('files-all').click();
  await page.getByTestId('desk-file').nth(25).waitFor();
  return { files: await verdicts(page), table: await page.getByTestId('desk-row').allTextContents() };
}

/** Opens the desk and waits for its workers; what they answer is kept in `told`. */
async function withWorkers(page) {
  await page.evaluate(() => {
    globalThis.told = [];
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => globalThis.told.push(data));
      }
    };
  });
  await goTo(page, '#/ban-tham-dinh');
  await page.waitForFunction(() => 0 < globalThis.told.length);
}

const told = (page, what) => page.evaluate((name) => globalThis.told.filter((answer) => answer[name]).length, what);

eachDelivery('workers tell what the page itself would', async ({ page, newContext, allow }) => {
  const given = files();
  await withWorkers(page);
  const byWorkers = await dropped(page, given);
  const sound = await told(page, 'found');
  assert.ok(10 < sound, `${sound} of 26 files were found sound by workers`);
  const stopped = Promise.all(page.workers().map((worker) => worker.waitForEvent('close')));
  await goTo(page, '#/so-khoa');
  await stopped;

  // No workers in this browser.
  const { page: without } = await newContext();
  await without.evaluate(() => delete globalThis.Worker);
  allow(/Worker is not defined/);
  assert.deepEqual(await dropped(without, given), byWorkers);

  // Workers whose program stops with the first file that they are asked about.
  const { page: lost } = await newContext();
  await lost.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function postMessage(message, ...more) {
      post.call(this, message.bytes ? { id: message.id, set: [1] } : message, ...more);
    };
  });
  allow(/memory access out of bounds/);
  await withWorkers(lost);
  assert.deepEqual(await dropped(lost, given), byWorkers);
  assert.ok(0 < (await told(lost, 'lost')));
});

eachDelivery('the set of many files is fetched once, and what a body comes to is made anew', async ({ page, delivery }) => {
  const sets = [];
  page.on('request', (request) => request.url().includes('criteria/ca-mau') && sets.push(request.url()));
  await dropped(page, files());
  assert.equal(sets.length, delivery.offline ? 0 : 1);
  const row = page.getByTestId('desk-file').filter({ hasText: 'so-7.json' });
  await row.locator('summary').click();
  await row.filter({ hasText: 'đã tính lại toàn bộ' }).waitFor();
  const body = page.getByTestId('desk-row').filter({ has: page.getByRole('button', { name: 'Sở 2', exact: true }) });
  await body.getByTestId('open-body').click();
  await page.getByTestId('detail-declared').filter({ hasText: /^6$/ }).waitFor();
  await page.getByTestId('points-bao-cao-dung-han').fill('0');
  await page.getByTestId('points-bao-cao-dung-han').blur();
  await page.getByTestId('detail-appraised').filter({ hasText: /^5$/ }).waitFor();
  await page.getByTestId('desk-back').click();
  await page.getByTestId('desk-figures').selectOption('appraised');
  await body.getByRole('cell', { name: '5,00', exact: true }).first().waitFor();
});
