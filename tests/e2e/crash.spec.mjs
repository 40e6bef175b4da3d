// "Đã lưu" is true: the browser is killed while somebody types, and started again.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS, needed } from './harness/chromium.mjs';
import { deliveries } from './harness/index.mjs';
import { isSaved, startDraft } from './harness/sheet.mjs';
import { until } from './harness/webdriver.mjs';

const LEAF = 'ket-qua-trach-nhiem';
/** What may be missing, in milliseconds; and what a busy machine may add to that. */
const LOST = 1000;

/** Chromium with a profile that outlives it, in a process group of its own. */
async function start(profile, url) {
  const port = join(profile, 'DevToolsActivePort');
  await rm(port, { force: true });
  const flags = [...FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--hide-crash-restore-bubble'];
  const child = spawn(needed('CCHC_CHROME'), [...flags, 'about:blank'], { stdio: 'ignore', detached: true });
  const gone = new Promise((done) => child.on('exit', done));
  const [number] = (await until(() => readFile(port, 'utf8').catch(() => ''), 'Chromium to start')).split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
  const page = await browser.contexts()[0].newPage();
  await page.goto(url);
  await page.locator('#loading').waitFor({ state: 'detached' });
  const kill = async () => {
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    await browser.close().catch(() => null);
  };
  return { page, kill };
}

const field = (page) => page.getByTestId(`explanation-${LEAF}`);

/** Types numbered words for so long; when each was typed. */
async function typeFor(page, seconds) {
  const times = [];
  for (const begun = Date.now(); Date.now() - begun < seconds * 1000;) {
    await page.keyboard.type(`từ${times.length} `, { delay: 15 });
    times.push(Date.now());
  }
  return times;
}

async function survives({ url }, seconds) {
  const profile = await mkdtemp(join(tmpdir(), 'cchc-crash-'));
  let running;
  try {
    running = await start(profile, url);
    await startDraft(running.page, 'ca-mau-so-2013-trich', 'Sở Nội vụ');
    await isSaved(running.page);
    const address = running.page.url();
    await running.page.getByTestId(`texts-${LEAF}`).locator('summary').click();
    await field(running.page).focus();
    const times = await typeFor(running.page, seconds);
    const killed = Date.now();
    await running.kill();
    running = await start(profile, address);
    const text = await field(running.page).inputValue();
    const words = text.split(' ').length - 1;
    const due = times.filter((time) => time < killed - LOST).length;
    assert.ok(due > 0, 'nothing was typed early enough');
    assert.ok(due <= words, `of ${times.length} words ${words} are left, ${due} were typed a second before`);
    assert.ok(`${Array.from({ length: words }, (_, n) => `từ${n}`).join(' ')} `.startsWith(text.slice(0, text.lastIndexOf(' '))), 'a piece is missing');
  } finally {
    await running?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Every length in both deliveries takes three minutes: CCHC_SLOW=1.
const slow = process.env.CCHC_SLOW ? [3, 20, 58].flatMap((seconds) => deliveries.map((delivery) => [delivery, seconds])) : [];
const quick = [[deliveries[0], 3], [deliveries[1], 20]];
for (const [delivery, seconds] of slow.length ? slow : quick) {
  test(`a browser killed ${seconds} s into steady typing loses at most the last second [${delivery.name}]`, () => survives(delivery, seconds));
}
