// The desk by itself: work split and joined, an older criteria set dropped, a
// whole folder picked and dropped, reading stopped, days of receipt, the ranked
// table, storage that is full.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eachDelivery } from './harness/index.mjs';
import { downloaded, makeKey } from './harness/keys.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';
import { asFile, keyOf, SET } from './harness/signed.mjs';

const SIGNED = fileURLToPath(new URL('../data/submission/ca-mau.json', import.meta.url));

/** A set with classes and a last day: 7 of 7 points are 100 %, 6 are 85,71 %, 5 are 71,43 %. */
const CLASSES = {
  ...SET,
  id: 'thu-ban-tham-dinh',
  name: 'Bộ thử bàn thẩm định',
  classes: [{ basis: 'percent', source: 'Bộ thử', classes: [
    { id: 'xuat-sac', label: 'Xuất sắc', at_least: '90' }, { id: 'tot', label: 'Tốt', at_least: '80' }, { id: 'kha', label: 'Khá' }] }],
  schedule: { self_score: '2025-12-31' },
  examples: [],
};

async function openDesk(page, files) {
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').setInputFiles(files);
  await page.getByTestId('desk-row').first().waitFor();
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
  await appraise(member.page, 'bao-cao-dung-han', '0', 'nộp quá hạn');
  await reads(member.page, 'detail-appraised', '5');
  const back = await downloaded(member.page, () => member.page.getByTestId('save-desk').click());

  await page.getByTestId('desk-files').setInputFiles(back.path);
  const told = page.getByTestId('desk-told');
  await told.nth(1).waitFor();
  assert.match(await told.first().textContent(), /thêm điểm thẩm định của 1 tiêu chí, 0 tiêu chí đã có, 1 tiêu chí khác nhau/);
  assert.match(await told.nth(1).textContent(), /trên máy này 0,5 \(của chủ tịch\), trong tệp 0 \(của ủy viên\)/);
  await page.getByTestId('open-body').click();
  // 7 less half a point here and one from the member.
  await reads(page, 'detail-appraised', '5,5');
});

/** The same set with another number, in which a plan in time is worth half as much. */
function newerSet(set) {
  const newer = { ...structuredClone(set), version: '2' };
  newer.areas[0].children[0].children[0].rule.options[0].points = '0.5';
  newer.areas[0].children[0].children[0].max = '0.5';
  newer.areas[0].children[0].max = '4.5';
  newer.areas[0].max = newer.scale = '6.5';
  return newer;
}

eachDelivery('a file of an older set waits until that set is dropped, and is recomputed with it', async (t) => {
  const { page } = t;
  const set = { ...SET, id: 'bo-cua-tinh', name: 'Bộ của tỉnh', status: 'draft', examples: [] };
  await page.getByTestId('open-draft-file').setInputFiles(asFile('pack.json', set));
  await page.getByTestId('pack-taken').waitFor();
  await startDraft(page, 'bo-cua-tinh', 'Sở Nội vụ');
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  await isSaved(page);
  const draft = new URL(page.url()).hash;
  await makeKey(page, 'Sở Nội vụ');
  await goTo(page, draft);
  await page.getByTestId('nav-export').click();
  const signed = await downloaded(page, () => page.getByTestId('sign').click());

  const secretary = await t.newContext();
  const desk = secretary.page;
  await goTo(desk, '#/ban-tham-dinh');
  await desk.getByTestId('desk-files').setInputFiles(asFile('moi.json', newerSet(set)));
  await desk.getByTestId('desk-told').filter({ hasText: 'Đã thêm bộ tiêu chí “Bộ của tỉnh”, phiên bản 2' }).waitFor();
  await desk.getByTestId('desk-files').setInputFiles(signed.path);
  const file = desk.getByTestId('desk-file');
  await file.filter({ hasText: 'Chưa được tính: tệp chấm theo phiên bản khác của bộ tiêu chí.' }).waitFor();
  const { digest } = JSON.parse(await readFile(signed.path, 'utf8')).pack;
  const wanted = new RegExp(`Chưa có bộ tiêu chí “Bộ của tỉnh”, phiên bản 1\\. .*mã kiểm tra ${digest.slice(0, 12)}…`);
  await desk.getByTestId('desk-lacking').filter({ hasText: wanted }).waitFor();
  assert.equal(await desk.getByTestId('desk-row').count(), 0);
  await desk.getByTestId('desk-files').setInputFiles(asFile('cu.json', set));
  await desk.getByTestId('desk-row').waitFor();
  // With the newer set it would be half a point.
  assert.deepEqual(await cells(desk, 2), ['1,00']);
  assert.equal(await desk.getByTestId('desk-lacking').textContent(), '');
  await file.locator('summary').click();
  await file.filter({ hasText: 'Chấm theo bộ tiêu chí “Bộ của tỉnh”, phiên bản 1; đã tính lại toàn bộ.' }).waitFor();
}, { where: ({ offline }) => !offline });

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
    await page.getByTestId('desk-told').filter({ hasText: 'Đã dừng; các tệp còn lại chưa được đọc' }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

eachDelivery('files that come while others are read are read after them', async ({ page }) => {
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').evaluate((input) => {
    for (const name of ['mot.json', 'hai.json']) {
      const files = new DataTransfer();
      files.items.add(new File([`[ ${name}`], name));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    }
  });
  await page.getByTestId('desk-file').filter({ hasText: 'mot.json' }).waitFor();
  await page.getByTestId('desk-file').filter({ hasText: 'hai.json' }).waitFor();
}, { where: (delivery) => delivery.offline });

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
      await page.getByTestId('desk-counted').filter({ hasText: '2 tệp: 1 được tính, 1 không được tính.' }).waitFor();
      await page.getByTestId('desk-told').filter({ hasText: 'Chưa đọc được thư mục “so”' }).waitFor();
      assert.deepEqual(await cells(page, 1), ['Sở Tài chính']);
    } else {
      await page.getByTestId('desk-counted').filter({ hasText: '4 tệp: 2 được tính, 2 không được tính.' }).waitFor();
      await page.getByTestId('desk-file').filter({ hasText: 'so/cu/y-te.json' }).waitFor();
      await broken.filter({ hasText: 'so/anh.json' }).waitFor();
      assert.deepEqual((await cells(page, 1)).sort(), ['Sở Tài chính', 'Sở Y tế']);
    }
    await broken.filter({ hasText: 'hong.json' }).filter({ hasText: 'Không được tính: đây không phải tệp nộp. Hãy đề nghị đơn vị gửi tệp đã ký (.json).' }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

eachDelivery('the day of receipt decides what is late, and stays with the work', async ({ page }) => {
  const files = [
    ['dung-han.json', '31/12/2025', 'Sở Nội vụ', '2025-12-31', null],
    ['muon.json', '05/01/2026', 'Sở Y tế', '2025-12-31', 'Nộp quá hạn: hạn nộp 31/12/2025, ngày nhận 05/01/2026.'],
    ['khong-ghi.json', '', 'Sở Tài chính', '2026-01-10', 'Nộp quá hạn: hạn nộp 31/12/2025, tệp ghi ngày 10/01/2026.'],
    ['gui-som.json', '30/12/2025', 'Sở Xây dựng', '2026-01-10', null],
  ].map(([name, received, body, day, late]) => ({ name, received, late, file: asFile(name, keyOf(body).sheet({ set: CLASSES, day })) }));
  const rightly = async () => {
    for (const { name, received, late } of files) {
      const row = page.getByTestId('desk-file').filter({ hasText: name });
      await row.locator('summary').click();
      await row.locator('li').first().waitFor();
      const said = await row.textContent();
      assert.equal(said.includes('nộp quá hạn'), late !== null, name);
      assert.equal(/Nộp quá hạn[^.]*\./.exec(said)?.[0] ?? null, late);
      assert.equal(/Ngày nhận: (\S{10})/.exec(said)?.[1] ?? '', received);
    }
  };
  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-received').fill('32/12/2025');
  await page.getByTestId('desk-received-error').filter({ hasText: 'Ngày nhập chưa đúng' }).waitFor();
  await page.getByTestId('desk-files').setInputFiles(asFile('bo.json', CLASSES));
  await page.getByTestId('desk-told').waitFor();
  for (const [n, { received, file }] of files.entries()) {
    await page.getByTestId('desk-received').fill(received);
    await page.getByTestId('desk-files').setInputFiles(file);
    await page.getByTestId('desk-row').nth(n).waitFor();
  }
  assert.equal(await page.getByTestId('desk-received-error').textContent(), '');
  await rightly();
  await page.locator('[data-testid="kept"][data-state="stored"]').waitFor();
  const work = JSON.parse(await readFile((await downloaded(page, () => page.getByTestId('save-desk').click())).path, 'utf8'));
  assert.deepEqual(work.files.map((one) => one.received), ['2025-12-31', '2026-01-05', undefined, '2025-12-30']);
  // Dropped again all at once, with no day typed.
  await page.reload();
  await page.getByTestId('desk-files').setInputFiles([asFile('bo.json', CLASSES), ...files.map(({ file }) => file)]);
  await page.getByTestId('desk-row').nth(3).waitFor();
  await rightly();
}, { where: ({ offline }) => !offline });

eachDelivery('the table is sorted and searched, and the share of good classes is held against a target', async ({ page }) => {
  const lacks = ['bao-cao-day-du', 'ket-qua-trach-nhiem'];
  const bodies = [['Thanh tra tỉnh', 1], ['Đài Phát thanh', 0], ['Ban Dân tộc', 2], ['Sở Y tế', 1]];
  const files = bodies.map(([body, n]) => asFile(`${body}.json`, keyOf(body).sheet({ set: CLASSES, lacks: lacks.slice(0, n) })));
  await openDesk(page, [asFile('bo.json', CLASSES), ...files]);
  await page.getByTestId('desk-row').nth(3).waitFor();
  assert.deepEqual(await cells(page, 0), ['1', '2', '2', '4']);
  assert.deepEqual(await cells(page, 6), ['Xuất sắc', 'Tốt', 'Tốt', 'Khá']);
  assert.deepEqual(await cells(page, 5), ['100%', '85,71%', '85,71%', '71,43%']);
  assert.deepEqual(await page.locator('.class-counts li').allTextContents(), ['Xuất sắc: 1', 'Tốt: 2', 'Khá: 1']);
  await reads(page, 'desk-share', 'Từ loại Tốt trở lên: 75,00%, chưa đạt mục tiêu 90,00%.');
  await page.getByTestId('desk-target').fill('75');
  await reads(page, 'desk-share', 'Từ loại Tốt trở lên: 75,00%, đạt mục tiêu 75,00%.');
  await page.getByTestId('desk-class').selectOption({ label: 'Xuất sắc' });
  await reads(page, 'desk-share', 'Từ loại Xuất sắc trở lên: 25,00%, chưa đạt mục tiêu 75,00%.');

  const head = page.getByRole('columnheader', { name: 'Cơ quan, đơn vị' });
  const byName = ['Ban Dân tộc', 'Đài Phát thanh', 'Sở Y tế', 'Thanh tra tỉnh'];
  for (const [order, names] of [['ascending', byName], ['descending', [...byName].reverse()]]) {
    await head.getByRole('button').click();
    await page.locator(`th[aria-sort="${order}"]`).waitFor();
    assert.deepEqual(await cells(page, 1), names);
  }
  await page.getByTestId('desk-query').fill('dai');
  await page.getByTestId('desk-row').nth(1).waitFor({ state: 'detached' });
  assert.deepEqual(await cells(page, 1), ['Đài Phát thanh']);
  await page.getByTestId('desk-query').fill('');
  // By one criterion, where only one body lacks the points.
  await page.getByTestId('desk-by').selectOption('part:ket-qua-trach-nhiem');
  await page.getByRole('columnheader', { name: 'Thứ hạng' }).getByRole('button').click();
  await page.getByTestId('desk-row').nth(3).filter({ hasText: 'Ban Dân tộc' }).waitFor();
  assert.deepEqual(await cells(page, 0), ['1', '1', '1', '4']);
}, { where: ({ offline }) => offline });

eachDelivery('full storage is said, and the work can be downloaded', async ({ page }) => {
  await openDesk(page, SIGNED);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByTestId('open-body').click();
  await appraise(page, 'bao-cao-day-du', '0,6', 'gần đủ');
  // The journal has room.
  await page.locator('[data-testid="kept"][data-state="stored"]').waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = Storage.prototype.setItem;
  });
  await appraise(page, 'bao-cao-day-du', '0,5', 'thiếu');
  const line = page.locator('[data-testid="kept"][data-state="failed"]');
  await line.waitFor();
  assert.match(await line.textContent(), /đã đầy/);
  const saved = await downloaded(page, () => line.getByRole('button').click());
  assert.match(await readFile(saved.path, 'utf8'), /"reason": "thiếu"/);
});
