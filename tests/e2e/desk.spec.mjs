// The desk by itself: work split and joined, an older criteria set dropped, a
// whole folder picked and dropped, reading stopped, storage that is full.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eachDelivery } from './harness/index.mjs';
import { downloaded } from './harness/keys.mjs';
import { goTo, reads } from './harness/sheet.mjs';
import { keyOf } from './harness/signed.mjs';

const SIGNED = fileURLToPath(new URL('../data/submission/ca-mau.json', import.meta.url));
const PACK = fileURLToPath(new URL('../../criteria/ca-mau-so-2013-trich/pack.json', import.meta.url));

async function openDesk(page, files) {
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').setInputFiles(files);
  await page.getByTestId('desk-row').waitFor();
}

/** A column of the table, as read. */
const cells = (page, column) =>
  page.getByTestId('desk-row').evaluateAll(
    (rows, at) => rows.map((row) => row.children[at].textContent.replaceAll(/\s/g, ' ').trim()), column);

async function appraise(page, leaf, points, reason) {
  await page.getByTestId(`points-${leaf}`).fill(points);
  await page.getByTestId(`points-${leaf}`).blur();
  await page.getByTestId(`reason-${leaf}`).fill(reason);
  await page.getByTestId(`reason-${leaf}`).blur();
}

eachDelivery('the work is split by area and joined again, line by line', async (t) => {
  const { page } = t;
  await openDesk(page, SIGNED);
  await page.getByTestId('open-body').click();
  await appraise(page, 'bao-cao-day-du', '0,5', 'của chủ tịch');
  await page.getByTestId('desk-back').click();
  await page.getByTestId('split').locator('summary').click();
  const part = await downloaded(page, () => page.getByTestId('split-chi-dao-dieu-hanh').click());

  const member = await t.newContext();
  await openDesk(member.page, [part.path, SIGNED]);
  await member.page.getByTestId('desk-area').waitFor();
  await member.page.getByTestId('open-body').click();
  assert.equal(await member.page.getByTestId('points-bao-cao-day-du').inputValue(), '0,5');
  await appraise(member.page, 'bao-cao-day-du', '0', 'của ủy viên');
  await appraise(member.page, 'bao-cao-dung-han', '0', 'nộp muộn');
  await reads(member.page, 'detail-appraised', '5');
  const back = await downloaded(member.page, () => member.page.getByTestId('save-desk').click());

  await page.getByTestId('desk-files').setInputFiles(back.path);
  const told = page.getByTestId('desk-told');
  await told.nth(1).waitFor();
  assert.match(await told.first().textContent(), /thêm 1 dòng thẩm định, 0 dòng đã có, 1 dòng khác nhau/);
  assert.match(await told.nth(1).textContent(), /trên bàn 0,5 \(của chủ tịch\), trong tệp 0 \(của ủy viên\)/);
  await page.getByTestId('open-body').click();
  // 7 less half a point here and one from the member.
  await reads(page, 'detail-appraised', '5,5');
});

eachDelivery('a file of an older set waits until that set is dropped', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-'));
  try {
    // Nobody has signed with this version, so only the waiting is shown here.
    const pack = (await readFile(PACK, 'utf8')).replace('"version": "1"', '"version": "0"');
    await writeFile(join(folder, 'pack.json'), pack);
    await openDesk(page, SIGNED);
    await page.getByTestId('desk-files').setInputFiles(join(folder, 'pack.json'));
    await page.getByTestId('desk-told').filter({ hasText: 'phiên bản 0' }).waitFor();
    assert.equal(await page.getByTestId('desk-row').count(), 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

eachDelivery('a folder is read to its depth, and reading can be stopped', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-'));
  try {
    await mkdir(join(folder, 'so', 'cu'), { recursive: true });
    const text = await readFile(SIGNED, 'utf8');
    await writeFile(join(folder, 'so', 'a.json'), text);
    await writeFile(join(folder, 'so', 'cu', 'b.json'), text.replace('Sở Nội vụ', 'Sở Y tế'));
    for (let n = 0; n < 120; n += 1) await writeFile(join(folder, `rac-${n}.json`), '[');
    await goTo(page, '#/ban-tham-dinh');
    await page.getByTestId('desk-folder').setInputFiles(folder);
    await page.getByTestId('desk-counted').filter({ hasText: '122 tệp: 1 được tính' }).waitFor();
    await page.getByTestId('files-all').click();
    await page.getByTestId('desk-file').filter({ hasText: /so\/cu\/b\.json/ }).waitFor();

    // The first turn of the page is enough to press "stop".
    await page.evaluate(() => {
      const press = new MutationObserver(() => document.querySelector('[data-testid="desk-stop"]')?.click());
      press.observe(document.body, { childList: true, subtree: true });
    });
    await page.getByTestId('desk-folder').setInputFiles(folder);
    await page.getByTestId('desk-told').filter({ hasText: 'Đã dừng giữa chừng' }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Drops files and folders of the machine onto the page, as a person does. */
async function dropOn(page, files) {
  const { x, y, width, height } = await page.locator('.drop').boundingBox();
  const devtools = await page.context().newCDPSession(page);
  const at = { x: x + width / 2, y: y + height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await devtools.send('Input.dispatchDragEvent', { type, ...at });
}

eachDelivery('files and a folder are dropped; broken ones among them stop nothing', async ({ page, delivery }) => {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-'));
  try {
    const [health, money] = ['Sở Y tế', 'Sở Tài chính'].map((body) => JSON.stringify(keyOf(body).sheet()));
    await mkdir(join(folder, 'so', 'cu'), { recursive: true });
    await writeFile(join(folder, 'hong.json'), '{"format": "cchc-submission/1",');
    await writeFile(join(folder, 'so', 'anh.json'), '\u0000JFIF');
    await writeFile(join(folder, 'so', 'cu', 'y-te.json'), health);
    await writeFile(join(folder, 'tai-chinh.json'), money);
    await goTo(page, '#/ban-tham-dinh');
    await page.getByTestId('desk-files').waitFor();
    await dropOn(page, ['hong.json', 'so', 'tai-chinh.json'].map((name) => join(folder, name)));
    const broken = page.locator('[data-testid="desk-file"][data-verdict="refused"]');
    if (delivery.offline) {
      // Chromium lets a page that is a file read no dropped folder; the files it does.
      await page.getByTestId('desk-counted').filter({ hasText: '2 tệp: 1 được tính, 1 không.' }).waitFor();
      await page.getByTestId('desk-told').filter({ hasText: 'Chưa đọc được thư mục “so”' }).waitFor();
      assert.deepEqual(await cells(page, 1), ['Sở Tài chính']);
    } else {
      await page.getByTestId('desk-counted').filter({ hasText: '4 tệp: 2 được tính, 2 không.' }).waitFor();
      await page.getByTestId('desk-file').filter({ hasText: 'so/cu/y-te.json' }).waitFor();
      await broken.filter({ hasText: 'so/anh.json' }).waitFor();
      assert.deepEqual((await cells(page, 1)).sort(), ['Sở Tài chính', 'Sở Y tế']);
    }
    await broken.filter({ hasText: 'hong.json' }).filter({ hasText: 'Không tính: không phải tệp nộp.' }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

eachDelivery('full storage is said, and the work can be downloaded', async ({ page }) => {
  await openDesk(page, SIGNED);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByTestId('open-body').click();
  await appraise(page, 'bao-cao-day-du', '0,5', 'thiếu');
  const line = page.locator('[data-testid="kept"][data-state="failed"]');
  await line.waitFor();
  assert.match(await line.textContent(), /đã đầy/);
  const saved = await downloaded(page, () => line.getByRole('button').click());
  assert.match(await readFile(saved.path, 'utf8'), /"reason": "thiếu"/);
});
