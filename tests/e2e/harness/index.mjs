// Opens the application in Chromium, in both ways in which people get it: `dist`
// over http, and the single file over file:// with the network off. A test fails
// when the page reports an error, breaks its content security policy, or asks
// for anything that is not its own. `cargo xtask test` sets the environment.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, needed } from './chromium.mjs';

/** The two ways in which people get the page. */
export const deliveries = [
  { name: 'dist', url: needed('CCHC_URL'), offline: false },
  { name: 'single file', url: pathToFileURL(needed('CCHC_FILE')).href, offline: true },
];

let running;
const browser = () => (running ??= launch());
after(async () => (await running)?.close());

/**
 * Registers the test once for each delivery. The body gets:
 * - `page`: the application, opened and started (unless `open` is false)
 * - `context`: its browser context, fresh
 * - `newContext()`: another person's browser: `{ context, page }`, page opened
 * - `delivery`: the entry of `deliveries`
 * - `allow(pattern)`: an error this test provokes on purpose
 * - `open(page)`: opens the application there and waits until it has started
 */
export function eachDelivery(name, body, { open = true, contextOptions = {}, where = () => true } = {}) {
  for (const delivery of deliveries.filter(where)) {
    test(`${name} [${delivery.name}]`, async () => {
      const watch = new Watch(delivery);
      const contexts = [];
      const newContext = async (options = {}) => {
        const context = await (await browser()).newContext({
          locale: 'vi-VN',
          timezoneId: 'Asia/Ho_Chi_Minh',
          // Only the tests of work without a network let it take the page over.
          serviceWorkers: 'block',
          ...contextOptions,
          ...options,
        });
        contexts.push(context);
        await watch.over(context);
        await context.setOffline(delivery.offline);
        const page = await context.newPage();
        if (open) await openApp(page, delivery);
        return { context, page };
      };
      try {
        const { context, page } = await newContext();
        await body({
          page,
          context,
          newContext,
          delivery,
          allow: (pattern) => watch.allowed.push(pattern),
          open: (other) => openApp(other, delivery),
        });
        await settle(contexts);
        watch.judge();
      } finally {
        await Promise.all(contexts.map((context) => context.close()));
      }
    });
  }
}

/** Opens the application and waits until it has started or given up. */
async function openApp(page, delivery) {
  await page.goto(delivery.url);
  await page.locator('#loading').waitFor({ state: 'detached' });
}

/** Lets every page say what it has to say before it is judged. */
const settle = (contexts) =>
  Promise.all(
    contexts.flatMap((context) => context.pages()).map((page) => page.evaluate(() => null)),
  );

/** Collects what must not happen. */
class Watch {
  problems = [];
  allowed = [];

  constructor(delivery) {
    this.delivery = delivery;
  }

  async over(context) {
    const note = (text) => this.problems.push(text);
    context.on('weberror', (error) => note(`page error: ${error.error()}`));
    context.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    context.on('request', (request) => {
      if (!this.isOwn(request.url())) note(`request to another place: ${request.url()}`);
    });
    await context.exposeBinding('reportViolation', (_, text) => note(`policy: ${text}`));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
  }

  isOwn(url) {
    const { protocol } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return true;
    const own = this.delivery.url;
    return this.delivery.offline ? url.split(/[?#]/)[0] === own : url.startsWith(own);
  }

  judge() {
    const left = this.problems.filter((text) => !this.allowed.some((one) => one.test(text)));
    assert.deepEqual(left, [], `on the page: ${left.join(' | ')}`);
  }
}
