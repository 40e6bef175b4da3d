// That the page arrives whole, starts, is fenced in, and says so when it fails.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { deliveries, eachDelivery } from './harness/index.mjs';

const [dist] = deliveries;

/** The answer to a request made by hand, its path sent as it is. */
const ask = (path, { method = 'GET', headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(dist.url);
    request({ hostname, port, path, method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });

const filesNamed = async (pattern) => (await ask('/')).body.toString().match(pattern);

eachDelivery('the page starts, in Vietnamese, with nothing left of the loading text', async ({ page }) => {
  assert.equal(await page.title(), 'Tự chấm CCHC');
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
  assert.equal(await page.locator('#rescue').isHidden(), true);
});

eachDelivery('a foreign script in the page is not run', async ({ page, allow }) => {
  allow(/script-src|require-trusted-types-for/);
  allow(/Content Security Policy|TrustedScript/);
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script');
    // As text below the element, which no assignment guards.
    script.append(document.createTextNode('globalThis.wasRun = true'));
    document.body.append(script);
    return globalThis.wasRun ?? 'not run';
  });
  assert.equal(outcome, 'not run');
});

eachDelivery('nothing can be sent to another place', async ({ page, allow }) => {
  allow(/connect-src/);
  allow(/Content Security Policy/);
  const outcome = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).then(() => 'sent', () => 'refused'),
  );
  assert.equal(outcome, 'refused');
});

eachDelivery(
  'a page that cannot start says that the draft is safe',
  async ({ page, allow, open }) => {
    allow(/no room/);
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new Error('no room'));
      WebAssembly.instantiate = refuse;
      WebAssembly.instantiateStreaming = refuse;
    });
    await open(page);
    assert.match(await page.locator('#rescue').innerText(), /Nội dung phiếu đã lưu vẫn còn/);
    await page.locator('#rescue summary').click();
    assert.match(await page.locator('#rescue-detail').innerText(), /no room/);
  },
  { open: false },
);

for (const [what, missing] of [
  ['WebAssembly', () => delete globalThis.WebAssembly],
  ['a feature of WebAssembly', () => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError('invalid opcode 0xfc'));
    WebAssembly.instantiate = refuse;
    WebAssembly.instantiateStreaming = refuse;
  }],
]) {
  eachDelivery(
    `a browser without ${what} is told to be too old`,
    async ({ page, allow, open }) => {
      allow(/WebAssembly|invalid opcode/);
      await page.addInitScript(missing);
      await open(page);
      assert.match(await page.locator('#rescue-old').innerText(), /quá cũ.*Chrome.*97/);
    },
    { open: false, where: (delivery) => delivery.offline },
  );
}

eachDelivery('a page whose program stops says so and can be loaded again', async ({ page, allow }) => {
  allow(/unreachable/);
  await page.evaluate(() =>
    queueMicrotask(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    }),
  );
  await page.locator('#rescue').waitFor({ state: 'visible' });
  await Promise.all([page.waitForEvent('load'), page.locator('#rescue-reload').click()]);
  await page.locator('#loading').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#rescue').isHidden(), true);
});

test('the page is fetched anew, what it names is kept for ever', async () => {
  const page = await ask('/');
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.match(page.headers['content-security-policy'], /frame-ancestors 'none'/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.equal(page.headers['referrer-policy'], 'no-referrer');
  const [wasm] = await filesNamed(/app-[0-9a-f]{12}_bg\.wasm/);
  const module = await ask(`/${wasm}`);
  assert.equal(module.headers['content-type'], 'application/wasm');
  assert.match(module.headers['cache-control'], /immutable/);
});

test('a compressed form is sent to those who accept it only', async () => {
  const [wasm] = await filesNamed(/app-[0-9a-f]{12}_bg\.wasm/);
  const plain = await ask(`/${wasm}`);
  assert.equal(plain.headers['content-encoding'], undefined);
  for (const encoding of ['br', 'gzip']) {
    const packed = await ask(`/${wasm}`, { headers: { 'accept-encoding': encoding } });
    assert.equal(packed.headers['content-encoding'], encoding);
    assert.ok(packed.body.length < plain.body.length);
  }
});

test('nothing outside the folder is handed out, and nothing is taken in', async () => {
  for (const path of ['/../Cargo.toml', '/%2e%2e/Cargo.toml', '/..%2fCargo.toml', '/..%5cCargo.toml']) {
    assert.equal((await ask(path)).status, 400, path);
  }
  assert.equal((await ask('/nothing.html')).status, 404);
  assert.equal((await ask('/', { method: 'POST' })).status, 405);
});

eachDelivery('a criteria set is fetched when first needed, and once', async ({ page, delivery }) => {
  const fetched = [];
  page.on('request', (request) => request.url().includes('/criteria/') && fetched.push(request.url()));
  const choose = page.getByTestId('choose-lao-cai-so-2015');
  await choose.waitFor();
  assert.deepEqual(fetched, []);
  await choose.click();
  await page.getByTestId('start-body').waitFor();
  await choose.click();
  await page.getByTestId('start-body').waitFor({ state: 'detached' });
  await choose.click();
  await page.getByTestId('start-body').waitFor();
  // Over http one file; in the single file it is inside.
  assert.equal(fetched.length, delivery.offline ? 0 : 1, fetched.join(' '));
});

eachDelivery('a criteria set that does not come is said, and comes when asked for again', async ({ page, context, allow, delivery }) => {
  if (delivery.offline) return;
  allow(/ERR_INTERNET_DISCONNECTED/);
  const choose = page.getByTestId('choose-lao-cai-so-2015');
  await choose.waitFor();
  await context.setOffline(true);
  await choose.click();
  assert.match(await page.getByTestId('not-loaded').innerText(), /Chưa tải được bộ tiêu chí/);
  await context.setOffline(false);
  await page.getByTestId('load-again').click();
  await page.getByTestId('start-body').waitFor();
});

eachDelivery('an altered criteria set is not used', async ({ page, delivery }) => {
  if (delivery.offline) return;
  await page.route('**/criteria/lao-cai-so-2015-*', async (route) => {
    const text = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'application/json', body: text.replace('"scale":"70"', '"scale":"71"') });
  });
  await page.getByTestId('choose-lao-cai-so-2015').click();
  await page.getByTestId('not-loaded').waitFor();
});

eachDelivery('text cannot become markup that runs', async ({ page, allow }) => {
  allow(/policy: require-trusted-types-for/);
  allow(/console: .*(TrustedHTML|TrustedScript|Trusted Type)/);
  const outcome = await page.evaluate(() => {
    const attempt = (work) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return error.name;
      }
    };
    const place = document.createElement('div');
    return [
      attempt(() => (place.innerHTML = '<img src="x" onerror="globalThis.stolen = 1">')),
      attempt(() => (place.innerHTML = '<script>globalThis.stolen = 1</script>')),
      attempt(() => (document.createElement('script').text = 'globalThis.stolen = 1')),
      globalThis.stolen ?? 'safe',
    ];
  });
  assert.deepEqual(outcome, ['TypeError', 'TypeError', 'TypeError', 'safe']);
});
