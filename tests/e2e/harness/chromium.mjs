// Chromium as every browser test and the bench start it.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A variable of the environment that `cargo xtask` sets. */
export const needed = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: run \`cargo xtask test\``);
  return value;
};

/** A running Chromium. */
export const launch = (flags = []) => chromium.launch({ executablePath: needed('CCHC_CHROME'), args: [...FLAGS, ...flags] });
