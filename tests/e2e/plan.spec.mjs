// From a class to the next: the plan, saved as a scenario, adopted, undone; a
// rank of the national list, in counts of dossiers.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eachDelivery } from './harness/index.mjs';
import { figure, isSaved, reads } from './harness/sheet.mjs';

/** Opens a draft file with the answers of a shipped example, and its plan page. */
async function openExample(page, pack, pick, list = '') {
  const read = async (path) =>
    JSON.parse(await readFile(new URL(`../../criteria/${pack}/${path}`, import.meta.url), 'utf8'));
  const set = await read('pack.json');
  const answers = await pick(set, read);
  const texts = ['name', 'pack_digest', 'own_list'].map((name) => [name, '']);
  const time = '2025-11-01T00:00:00Z';
  const draft = {
    format: 'cchc-draft/1', id: 'ke-hoach', ...Object.fromEntries(texts), pack, pack_version: set.version,
    created: time, modified: time, list, saves: 1, submissions: 0, answers, scenarios: [], efforts: {}, report: {},
  };
  const buffer = Buffer.from(JSON.stringify(draft));
  await page.getByTestId('open-draft-file').setInputFiles({ name: 'phieu.json', mimeType: 'application/json', buffer });
  await page.getByTestId('self').waitFor();
  await page.getByTestId('nav-plan').click();
  await page.getByTestId('plan-moves').waitFor();
}

/** Waits until a text on the page has this in it. */
async function tells(page, testid, expected) {
  const place = page.getByTestId(testid);
  await place.filter({ hasText: expected }).waitFor({ timeout: 5000 }).catch(async () => {
    throw new Error(`${testid} says «${await place.allTextContents()}», expected ${expected}`);
  });
}

const haiPhong = (page) => openExample(page, 'hai-phong-so-2014', (set) => set.examples[1].answers, 'hai-phong-2025-so');

eachDelivery('a body at “Khá” reaches “Tốt” by the plan, adopts it and takes it back', async ({ page }) => {
  await haiPhong(page);
  await tells(page, 'plan-now', /xếp loại Khá/);
  await tells(page, 'plan-answer', /1 việc, công sức 1/);
  await tells(page, 'plan-moves', /thêm 1 lượt.*79 → 80\/100/);
  await tells(page, 'plan-after', /xếp loại Tốt/);
  await page.getByTestId('save-scenario').click();
  await tells(page, 'scenario-standing', /76,82 điểm.*xếp loại Tốt/);
  await tells(page, 'plan-now', /xếp loại Khá/);

  // The scenario is stored with the draft and opens as a sheet of its own.
  await isSaved(page);
  await page.reload();
  await page.getByTestId('open-scenario').click();
  await tells(page, 'scenario-banner', /Đạt loại Tốt/);
  await reads(page, 'class', 'Tốt');
  await page.getByTestId('field-noi-dung-bao-cao-choice-day-du').check();
  await page.getByTestId('back-to-plan').click();
  await tells(page, 'plan-now', /tổng 75,62/);

  await page.getByTestId('adopt-scenario').click();
  await tells(page, 'plan-now', /xếp loại Tốt/);
  await page.getByTestId('undo').click();
  await tells(page, 'plan-now', /tổng 75,62.*xếp loại Khá/);
});

eachDelivery('what is not possible is left out of the plan, and what cannot be reached is said', async ({ page }) => {
  await haiPhong(page);
  await page.getByTestId('not-possible-dao-tao').click();
  await page.getByTestId('not-possible-dao-tao').waitFor({ state: 'detached' });
  await tells(page, 'plan-after', /xếp loại Tốt/);
  assert.equal(await page.getByTestId('effort-dao-tao').inputValue(), 'impossible');
  await page.getByTestId('plan-target').selectOption('total');
  await page.getByTestId('plan-total').fill('99');
  await tells(page, 'plan-answer', /Mức cao nhất có thể đạt: \d+/);
});

eachDelivery('the class is told at every value of survey and loss, and the draft stays', async ({ page }) => {
  await haiPhong(page);
  await page.getByTestId('slider-survey').fill('95');
  await tells(page, 'what-if-survey', /95%.*xếp loại Tốt/);
  await page.getByTestId('slider-loss').focus();
  await page.keyboard.press('End');
  await tells(page, 'what-if-loss', /bị trừ 20 điểm.*xếp loại Trung bình/);
  await tells(page, 'turns-survey', /từ 89% trở lên: Tốt/);
  await tells(page, 'plan-now', /tổng 75,62.*xếp loại Khá/);
});

eachDelivery('Hồ Chí Minh City passes Ninh Bình by dossiers on time, and ranks 12th', async ({ page }) => {
  const body = 'UBND Thành phố Hồ Chí Minh';
  await openExample(page, 'bo-chi-so-766-tinh', async (set, read) => {
    const files = [set, await read('examples/portal.json'), await read('examples/portal-units.json')];
    const examples = files.flatMap((file) => file.examples ?? file);
    return examples.find((example) => example.answers?.setup?.body === body).answers;
  });
  await tells(page, 'plan-now', /63,43.*Thứ hạng 13 \/ 34/);
  await page.getByTestId('plan-target').selectOption('rank:12');
  await tells(page, 'plan-moves', /thêm .* → .*\//);
  await tells(page, 'plan-after', /Thứ hạng 12 \/ 34/);
  await page.getByTestId('save-scenario').click();
  assert.match(await page.getByTestId('scenario-name').inputValue(), /vượt UBND tỉnh Ninh Bình/);
  await tells(page, 'compare-rank', /Thứ hạng 13 \/ 34.*Thứ hạng 12 \/ 34/);
  await page.getByTestId('adopt-scenario').click();
  await tells(page, 'plan-now', /Thứ hạng 12 \/ 34/);
  await page.getByTestId('nav-rank').click();
  assert.match(await figure(page, 'own-rank'), /^Thứ hạng 12 \/ 34/);
});
