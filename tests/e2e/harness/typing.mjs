// How quickly the figures follow a key, on a set of 200 criteria: measured by a
// test and by the bench.

import { readFile } from 'node:fs/promises';
import { reads, startDraft } from './sheet.mjs';

export const LEAVES = 200;
const AREAS = 8;

/** A set of 200 counted criteria in 8 areas of one shape. */
function set() {
  const leaf = (n) => ({
    id: `l${n}`,
    code: `${1 + Math.floor(n / 25)}.${1 + (n % 25)}`,
    name: `Tiêu chí thử tốc độ số ${n + 1}`,
    max: '0.5',
    rule: { kind: 'proportional', ratio: {
      numerator: { id: 'dat', label: 'Đạt', measure: 'hồ sơ' },
      denominator: { id: 'tong', label: 'Tổng số', measure: 'hồ sơ' },
      zero: 'zero' } },
    source: 'Bộ thử tốc độ',
  });
  const areas = Array.from({ length: AREAS }, (_, at) => ({
    id: `a${at}`, code: `${at + 1}`, name: `Lĩnh vực ${at + 1}`, max: '12.5',
    children: Array.from({ length: LEAVES / AREAS }, (_, n) => leaf(at * (LEAVES / AREAS) + n)),
  }));
  return { areas };
}

/** The set above in the form of a shipped one, so that its heading stays true to the format. */
async function file() {
  const path = new URL('../../../criteria/hai-phong-so-2014/pack.json', import.meta.url);
  const shipped = JSON.parse(await readFile(path, 'utf8'));
  const { format, legal_basis, cohorts, rounding } = shipped;
  // Conditions name criteria that this set has not.
  const classes = shipped.classes.map((list) => ({
    ...list, vetoes: undefined, classes: list.classes.map((one) => ({ ...one, conditions: undefined })) }));
  return JSON.stringify({ format, id: 'thu-toc-do-200', version: '1', name: 'Bộ thử tốc độ 200 tiêu chí', name_en: 'Speed test',
    status: 'illustrative', status_note: 'Bộ dựng để đo tốc độ, không phải bộ chỉ số nào.', place: 'Thử', level: 'thử',
    years: { from: 2020, to: 2030 }, legal_basis, source: 'Bộ thử tốc độ', cohorts, scale: '100', rounding, evidence: 'advisory', classes,
    ...set() });
}

/** Opens a draft of that set; the page is the start page. */
export async function openLarge(page) {
  const buffer = Buffer.from(await file());
  await page.getByTestId('open-draft-file').setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer });
  await page.getByTestId('pack-taken').waitFor();
  await startDraft(page, 'thu-toc-do-200', 'Sở Tài chính');
  await page.getByTestId('field-l0-tong').fill('1000');
  await page.getByTestId('field-l0-dat').fill('500');
  await reads(page, 'points-l0', '0,25 / 0,5');
}

/** Milliseconds from a key to the figures in place, sorted; some hundred keys. */
export async function keyTimes(page) {
  // Layout is forced, so all but the painting is in it.
  await page.evaluate(() => {
    globalThis.waits = [];
    const field = document.querySelector('[data-testid="field-l0-dat"]');
    const figure = document.querySelector('[data-testid="self"]');
    let pressed = 0;
    field.addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
    new MutationObserver(() => {
      figure.getBoundingClientRect();
      if (pressed > 0) globalThis.waits.push(performance.now() - pressed);
      pressed = 0;
    }).observe(figure, { subtree: true, childList: true, characterData: true });
  });
  await page.getByTestId('field-l0-dat').focus();
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press(String(1 + (n % 9)));
  }
  return (await page.evaluate(() => globalThis.waits)).sort((a, b) => a - b);
}

/** The time that such a share of the times does not pass. */
export const share = (times, part) => times[Math.floor(times.length * part)];
