// A day of editing in one page, hurried: every field of every area, undo and redo,
// one page after the other; and what the page holds in memory meanwhile.

import { startDraft } from './sheet.mjs';

const PACK = 'hai-phong-so-2014';
/** One edit every 1.7 s for 24 hours. */
export const EDITS = 50_000;
/** Bytes that the page may hold more at the end than after the first fifth. */
export const BOUND = { wasm: 2 * 2 ** 20, heap: 2 * 2 ** 20 };

/** Notes the memory of every program that starts. */
function keepMemories() {
  globalThis.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      // Parts of the program use the memory of the first module and export none.
      const { memory } = (made.instance ?? made).exports;
      if (memory) globalThis.memories.push(memory);
      return made;
    };
  }
}

/**
 * Runs in the page: edits so many times, each in a task of its own as keys are;
 * or only goes so many times through all areas and pages.
 */
async function work({ edits = 0, rounds = 0 }) {
  const channel = new MessageChannel();
  const tick = () => new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  const until = async (found) => {
    for (let n = 0; n < 100_000; n += 1) {
      if (found()) return;
      await tick();
    }
    throw new Error(`never came: ${found}`);
  };
  const one = (selector) => document.querySelector(selector);
  const sheet = () => one('article[data-node]');
  const state = (globalThis.endurance ??= { edits: 0, pages: 0, draft: location.hash.split('/')[2] });
  const show = async (page, ready) => {
    location.hash = `#/phieu/${state.draft}/${page}`;
    await until(() => location.hash.endsWith(page) && ready());
  };
  const type = (field) => {
    if (field.type === 'radio' || field.type === 'checkbox') return field.click();
    field.value = String(state.edits % 97);
    return field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const edit = async (what) => {
    what();
    state.edits += 1;
    await tick();
  };
  const editArea = async () => {
    for (const field of document.querySelectorAll('article[data-node] input[data-testid^="field-"]')) {
      if (field.isConnected) await edit(() => type(field));
    }
    for (let n = 0; n < 20; n += 1) await edit(() => one(`[data-testid="${n < 10 ? 'undo' : 'redo'}"]`).click());
  };
  const pages = ['tong-quan', 'tai-lieu', 'xep-hang', 'ke-hoach', 'xuat'];
  const other = () => show(pages[state.pages++ % pages.length], () => one('#main h1') && !sheet());
  const target = state.edits + edits;
  for (let round = 0; round < rounds || state.edits < target; round += 1) {
    await show('cham', sheet);
    const areas = [...document.querySelectorAll('.areas a')].map((link) => link.hash.split('/').at(-1));
    for (const area of areas) {
      await show(`cham/${area}`, () => one(`.areas a[aria-current][href$="/${area}"]`));
      if (edits > 0) await editArea();
    }
    await other();
    for (let n = 1; edits === 0 && n < pages.length; n += 1) await show('cham', sheet).then(other);
  }
  channel.port1.close();
  return { edits: state.edits, pages: state.pages };
}

/** What the page holds, after the garbage was collected. */
async function held(page, devtools) {
  for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const wasm = await page.evaluate(() => globalThis.memories.map((memory) => memory.buffer.byteLength));
  return { wasm: wasm.reduce((sum, one) => sum + one, 0), heap: usedSize, nodes, listeners: jsEventListeners };
}

/** Edits so many times in a page of its own; what was held at several points, and what grew. */
export async function endure(page, edits, say = () => {}) {
  const devtools = await page.context().newCDPSession(page);
  await startDraft(page, PACK, 'Sở Tài chính');
  const points = [];
  for (let part = 1; part <= 5; part += 1) {
    const begun = Date.now();
    const done = await page.evaluate(work, { edits: Math.ceil(edits / 5) });
    await rest(page);
    const point = { ...done, seconds: (Date.now() - begun) / 1000, ...(await held(page, devtools)) };
    points.push(point);
    say(`${point.edits} edits: wasm ${(point.wasm / 2 ** 20).toFixed(2)} MiB, heap ${(point.heap / 2 ** 20).toFixed(2)} MiB, ${point.nodes} nodes, ${point.listeners} listeners`);
  }
  const [first, last] = [points[0], points.at(-1)];
  const grown = Object.fromEntries(Object.keys(BOUND).map((name) => [name, last[name] - first[name]]));
  return { points, grown };
}

/** The same page at every point, with nothing left to be done. */
async function rest(page) {
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByTestId('packs').waitFor();
}

/** Goes so many times through all areas and pages; what is held more than after the first time. */
export async function wander(page, rounds) {
  const devtools = await page.context().newCDPSession(page);
  await startDraft(page, PACK, 'Sở Tài chính');
  const points = [];
  for (const some of [1, rounds]) {
    await page.evaluate(work, { rounds: some });
    await rest(page);
    points.push(await held(page, devtools));
  }
  return Object.fromEntries(Object.keys(BOUND).map((name) => [name, points[1][name] - points[0][name]]));
}

/** A page whose memory can be told. */
export const prepare = (context) => context.addInitScript(keepMemories);
