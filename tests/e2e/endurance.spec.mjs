// Pages come and go, and nothing of them stays in memory. `cargo xtask bench` edits
// for a whole day besides.

import assert from 'node:assert/strict';
import { prepare, wander } from './harness/endurance.mjs';
import { eachDelivery } from './harness/index.mjs';

eachDelivery('pages that were left hold no memory', async ({ page, context, open }) => {
  await prepare(context);
  await open(page);
  const grown = await wander(page, 2);
  // Once each area seen left 20 kB behind: the lists of readers were not kept short.
  assert.ok(grown.wasm <= 3 * 65_536, `wasm grew by ${grown.wasm} bytes`);
  assert.ok(grown.heap <= 300_000, `the heap of JavaScript grew by ${grown.heap} bytes`);
}, { open: false, where: (delivery) => !delivery.offline });
