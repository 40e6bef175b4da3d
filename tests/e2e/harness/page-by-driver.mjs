// A page in the words that the main job needs, over a WebDriver session.

import { start, until } from './webdriver.mjs';

export async function openEngine(engine) {
  const session = await start(engine);
  /** Runs a function in the page; its arguments and its answer are JSON. */
  const run = (work, ...args) => session.script(`return (${work})(...arguments);`, args);
  const css = (testid) => `[data-testid="${testid}"]`;
  const there = (selector) => until(() => run((one) => Boolean(document.querySelector(one)), selector), selector);
  const page = {
    version: session.version,
    run,
    there: (testid) => there(css(testid)),
    selector: there,
    async open(url) {
      await session.go(url);
      await until(() => run(() => document.readyState === 'complete' && !document.querySelector('#loading')), 'the page to start');
    },
    async reload() {
      await session.reload();
      await until(() => run(() => document.readyState === 'complete' && !document.querySelector('#loading')), 'the page to start again');
    },
    async click(testid) {
      await there(css(testid));
      // Where it is, and nothing lies over it.
      await until(() => run((selector) => {
        const one = document.querySelector(selector);
        one?.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = one?.getBoundingClientRect() ?? {};
        return one?.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }, css(testid)), `${testid} to be clickable`, 15_000);
      await session.click(await session.find(css(testid)));
    },
    async type(testid, text) {
      await there(css(testid));
      await session.keys(await session.find(css(testid)), text);
    },
    text: (testid) => run((one) => document.querySelector(one)?.textContent.replaceAll(/\s/g, ' ').trim(), css(testid)),
    reads: (testid, expected) =>
      until(async () => (await page.text(testid)) === expected, `${testid} to read «${expected}»`, 15_000).catch(async (error) => {
        throw new Error(`${error.message}; it reads «${await page.text(testid)}»`);
      }),
    saved: () => there('[data-testid="save-state"][data-state="saved"]'),
    goTo: (hash) => run((to) => { location.hash = to; }, hash),
    /** What a button would download, as text: these browsers have nobody to ask where to. */
    async downloads(press) {
      await run(() => {
        window.taken = [];
        const real = window.URL.createObjectURL;
        window.URL.createObjectURL = (blob) => {
          blob.text().then((text) => window.taken.push(text));
          return real.call(window.URL, blob);
        };
      });
      await press();
      return until(() => run(() => window.taken[0]), 'a download');
    },
    quit: session.quit,
  };
  return page;
}
