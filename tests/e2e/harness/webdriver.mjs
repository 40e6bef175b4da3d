// Firefox and WebKitGTK by the W3C's WebDriver protocol, spoken by hand: Firefox
// takes it from a socket of its own (Marionette), WebKit's driver over http. No
// package is needed, and no program that only translates.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 60_000;

/** Asks again until the answer is true; says what never came. */
export async function until(ask, what, patience = PATIENCE) {
  for (const begun = Date.now(); Date.now() - begun < patience;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`waited ${patience / 1000} s for ${what}`);
}

/** Firefox asks nobody for anything, and shows files to be downloaded to nobody. */
const FIREFOX = {
  'marionette.port': 0,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

/** Firefox with its own socket. Messages are JSON with their length in front. */
async function firefox({ path }) {
  const profile = await mkdtemp(join(tmpdir(), 'cchc-firefox-'));
  const lines = Object.entries(FIREFOX).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const child = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', profile, 'about:blank'], { stdio: 'ignore' });
  const port = await until(() => readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''), 'Firefox to start');
  const socket = connect(Number(port), '127.0.0.1');
  const waiting = new Map();
  let [buffer, last] = [Buffer.alloc(0), 0];
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const length = Number(buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || buffer.length < colon + 1 + length) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result && 'value' in result ? result.value : result);
    }
  });
  const send = (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const text = JSON.stringify([0, last, `WebDriver:${name}`, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  const { capabilities } = await send('NewSession', {});
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    go: (url) => send('Navigate', { url }),
    reload: () => send('Refresh'),
    script: (script, args) => send('ExecuteScript', { script, args }),
    find: (value) => send('FindElement', { using: 'css selector', value }).then((found) => found[ELEMENT]),
    click: (id) => send('ElementClick', { id }),
    keys: (id, text) => send('ElementSendKeys', { id, text }),
    async quit() {
      const gone = new Promise((done) => child.on('exit', done));
      await send('DeleteSession').catch(() => null);
      socket.destroy();
      child.kill();
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** WebKitGTK's small browser on a screen that nobody sees. */
async function webkit({ driver, path, screen }) {
  const port = await freePort();
  // The screen says on its third channel which number it took.
  const xvfb = spawn(screen, ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((done, failed) => {
    xvfb.stdio[3].once('data', (text) => done(`:${String(text).trim()}`));
    xvfb.once('exit', () => failed(new Error('no screen for WebKit')));
  });
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', GTK_A11Y: 'none', NO_AT_BRIDGE: '1' };
  const child = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env });
  let session = '';
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${session}${path}`, {
      method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until(() => fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false), 'the driver of WebKit');
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: path, args: ['--automation'] } } };
  const made = await ask('POST', '', { capabilities });
  session = `/${made.sessionId}`;
  return {
    version: `WebKitGTK ${made.capabilities.browserVersion}`,
    go: (url) => ask('POST', '/url', { url }),
    reload: () => ask('POST', '/refresh', {}),
    script: (script, args) => ask('POST', '/execute/sync', { script, args }),
    find: (value) => ask('POST', '/element', { using: 'css selector', value }).then((found) => found[ELEMENT]),
    click: (id) => ask('POST', `/element/${id}/click`, {}),
    keys: (id, text) => ask('POST', `/element/${id}/value`, { text }),
    async quit() {
      await ask('DELETE', '').catch(() => null);
      const gone = Promise.all([child, xvfb].map((one) => new Promise((done) => one.on('exit', done))));
      child.kill();
      xvfb.kill();
      await gone;
    },
  };
}

const STARTS = { firefox, webkit };

/** Starts an engine: `{ kind: 'firefox', path }` or `{ kind: 'webkit', driver, path, screen }`. */
export const start = (engine) => STARTS[engine.kind](engine);
