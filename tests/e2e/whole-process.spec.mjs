// The whole round: keys are enrolled, two bodies draft and sign, a head
// countersigns, the secretariat appraises and publishes, a body reads its rank.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';
import { downloaded, enrolment, makeKey, PASSPHRASE } from './harness/keys.mjs';
import { goTo, isSaved, reads, startDraft } from './harness/sheet.mjs';

const PACK = 'ca-mau-so-2013-trich';

/** Fills a sheet: the plan in time (1 point), and if asked both reports (2 points). */
async function fill(page, everything) {
  await page.getByTestId('field-ban-hanh-ke-hoach-choice-kip-thoi').check();
  if (everything) {
    for (const line of ['quy-1', 'sau-thang', 'quy-3', 'nam']) {
      await page.getByTestId(`field-bao-cao-dung-han-${line}-yes`).check();
    }
    await page.getByTestId('field-bao-cao-day-du-answer-yes').check();
  }
  await isSaved(page);
}

/** A body: its key and enrolment, then a signed sheet; both files. */
async function body(person, name, everything) {
  const { page } = person;
  const fingerprint = await makeKey(page, name);
  const enrolled = await enrolment(page);
  await goTo(page, '#/');
  await startDraft(page, PACK, name);
  await fill(page, everything);
  await page.getByTestId('nav-export').click();
  const signed = await downloaded(page, () => page.getByTestId('sign').click());
  return { page, fingerprint, enrolled, signed };
}

/** The head reads what was signed, sees its digest, and countersigns. */
async function countersigned(person, name, file) {
  const { page } = person;
  await makeKey(page, name, 'Giám đốc');
  const enrolled = await enrolment(page);
  await goTo(page, '#/kiem-tra');
  await page.getByTestId('pick-files').setInputFiles(file);
  await page.getByTestId('read').click();
  const digest = (await page.getByTestId('reading-digest').textContent()).trim();
  // The report that the head reads and prints carries it.
  const bare = (text) => text.replaceAll(/\s/g, '');
  assert.ok(bare(await page.getByTestId('report').textContent()).includes(bare(digest)));
  const signed = await downloaded(page, () => page.getByTestId('countersign').click());
  await page.locator('[data-verdict="genuine"]').nth(1).waitFor();
  return { enrolled, signed, digest };
}

/** Puts enrolments into the roster, comparing each fingerprint first. */
async function keepRoster(page, files, fingerprints) {
  await goTo(page, '#/so-khoa');
  await page.getByTestId('roster-files').setInputFiles(files);
  for (let left = files.length; 0 < left; left -= 1) {
    const card = page.getByTestId('enrolment').first();
    await card.getByTestId('accept').click();
    assert.match(await card.getByTestId('accept-error').textContent(), /đối chiếu/);
    const shown = (await card.getByTestId('enrolment-fingerprint').textContent()).trim();
    assert.ok(fingerprints.includes(shown), shown);
    await card.getByTestId('compared').check();
    await card.getByTestId('accept').click();
    await page.getByTestId('entry').nth(files.length - left).waitFor();
  }
}

const rows = (page) =>
  page.getByTestId('desk-row').evaluateAll((list) =>
    list.map((row) => [...row.children].slice(0, 5).map((cell) => cell.textContent.replaceAll(/\s/g, ' ').trim())),
  );

eachDelivery('enrol, roster, draft, sign, countersign, desk, publish, rank', async (t) => {
  const [head, other, secretary] = [await t.newContext(), await t.newContext(), await t.newContext()];
  const first = await body(t, 'Sở Xây dựng', true);
  const second = await body(other, 'Sở Y tế', false);
  const approved = await countersigned(head, 'Sở Xây dựng', first.signed.path);
  const prints = await Promise.all(
    [first.enrolled, second.enrolled, approved.enrolled].map(async ({ path }) =>
      JSON.parse(await readFile(path, 'utf8')).key.fingerprint),
  );
  assert.ok(prints.includes(first.fingerprint));

  // The drafter's page knows the digest that the head saw, and prints it.
  assert.equal((await first.page.getByTestId('digest').textContent()).trim(), approved.digest);
  assert.match(await first.page.getByTestId('report-digest').textContent(), new RegExp(approved.digest));

  const { page } = secretary;
  await makeKey(page, 'Sở Nội vụ');
  await keepRoster(page, [first, second, approved].map((one) => one.enrolled.path), prints);

  await goTo(page, '#/ban-tham-dinh');
  const hostile = `${first.signed.path}-report.json`;
  await writeFile(hostile, '%PDF-1.7');
  const altered = `${first.signed.path}-altered.json`;
  await writeFile(altered, (await readFile(second.signed.path, 'utf8')).replaceAll('Sở Y tế', 'Sở Xây dựng'));
  const files = [first.signed.path, approved.signed.path, second.signed.path, hostile, altered];
  await page.getByTestId('desk-files').setInputFiles(files);
  await page.getByTestId('desk-row').nth(1).waitFor();
  assert.match(await page.getByTestId('desk-counted').textContent(), /5 tệp: 2 được tính, 3 không được tính/);
  const refused = await page.locator('[data-testid="desk-file"][data-verdict="refused"]').allTextContents();
  assert.equal(refused.length, 2);
  assert.ok(refused.some((text) => /không phải tệp nộp/.test(text)) && refused.some((text) => /đã bị sửa/.test(text)));
  // 1 for the plan and 2 for the reports; 1 for the plan.
  assert.deepEqual(await rows(page), [
    ['1', 'Sở Xây dựng', '3,00', '3,00', '0'],
    ['2', 'Sở Y tế', '1,00', '1,00', '0'],
  ]);

  await page.getByTestId('open-body').first().click();
  await page.getByTestId('points-bao-cao-day-du').fill('9');
  await page.getByTestId('points-bao-cao-day-du').blur();
  assert.match(await page.getByTestId('leaf-bao-cao-day-du').textContent(), /vượt điểm tối đa/);
  await page.getByTestId('points-bao-cao-day-du').fill('0,5');
  await page.getByTestId('points-bao-cao-day-du').blur();
  await page.getByTestId('lacking-reasons').waitFor();
  await page.getByTestId('reason-bao-cao-day-du').fill('Báo cáo quý thiếu phụ lục');
  await page.getByTestId('reason-bao-cao-day-du').blur();
  await page.getByTestId('lacking-reasons').waitFor({ state: 'detached' });
  await reads(page, 'detail-appraised', '2,5');
  await page.locator('[data-testid="kept"][data-state="stored"]').waitFor();

  // After a reload the same files are dropped again and recognised.
  await page.reload();
  await page.getByTestId('desk-lacking').getByText('5 tệp nộp').waitFor();
  await page.getByTestId('desk-files').setInputFiles(files);
  await page.getByTestId('desk-row').nth(1).waitFor();
  await page.getByTestId('desk-figures').selectOption('appraised');
  assert.deepEqual((await rows(page))[0], ['1', 'Sở Xây dựng', '3,00', '2,50', '−0,5']);
  const csv = await downloaded(page, () => page.getByTestId('desk-csv').click());
  assert.match(await readFile(csv.path, 'utf8'), /^\uFEFFThứ hạng;[^\n]*\r\n1;Sở Xây dựng;2,50;3,00;2,50;-0,50;/);
  const lines = await downloaded(page, () => page.getByTestId('desk-lines').click());
  assert.equal((await readFile(lines.path, 'utf8')).trim().split('\n').length, 12);

  await page.getByTestId('publish').locator('summary').click();
  await page.getByTestId('publish-name').fill('Khối sở, năm 2013');
  await page.getByTestId('publish-source').fill('Quyết định công bố');
  // The page was loaded anew, so the key is locked again.
  await page.getByTestId('publish-sign-passphrase').fill(PASSPHRASE);
  const list = await downloaded(page, () => page.getByTestId('publish-sign').click());
  assert.equal(list.name, 'khoi-so-nam-2013.json');

  await first.page.getByTestId('nav-rank').click();
  await first.page.getByTestId('load-list').setInputFiles(list.path);
  await reads(first.page, 'own-rank', 'Thứ hạng 1 / 2');
  await goTo(first.page, '#/kiem-tra');
  await first.page.getByTestId('pick-files').setInputFiles(list.path);
  const verdict = first.page.locator('[data-verdict="genuine"]');
  await verdict.waitFor();
  assert.match(await verdict.textContent(), /Danh sách kết quả công bố/);
});

eachDelivery('a sheet changed after signing is another version, and the newest counts', async ({ page }) => {
  await makeKey(page, 'Sở Xây dựng');
  await goTo(page, '#/');
  await startDraft(page, PACK, 'Sở Xây dựng');
  await fill(page, false);
  await page.getByTestId('nav-export').click();
  const one = await downloaded(page, () => page.getByTestId('sign').click());
  await page.getByTestId('report-digest').waitFor();
  await page.getByTestId('nav-sheet').click();
  await fill(page, true);
  await page.getByTestId('nav-export').click();
  await page.locator('[data-testid="signed-before"][data-same="false"]').waitFor();
  assert.equal(await page.getByTestId('report-digest').count(), 0);
  const two = await downloaded(page, () => page.getByTestId('sign').click());
  assert.match(two.name, /-2\.json$/);
  await page.reload();
  await page.locator('[data-testid="signed-before"][data-same="true"]').waitFor();

  await goTo(page, '#/ban-tham-dinh');
  await page.getByTestId('desk-files').setInputFiles([two.path, one.path]);
  await page.getByTestId('desk-row').waitFor();
  await page.getByTestId('files-all').click();
  const verdicts = await page.getByTestId('desk-file').allTextContents();
  assert.equal(verdicts.filter((text) => /Bản cũ/.test(text)).length, 1);
  assert.deepEqual((await rows(page)).map((row) => row[2]), ['3,00']);
});
