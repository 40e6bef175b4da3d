// Runs in the page: measures one engine there, by the same clock and in the same
// way as the program measures ours (`src/ui/benchmark`).

import { bodies, number, retyped } from './model.mjs';

/** A cell that would take longer than this, by the one before it, is left out. */
const PATIENCE = 20_000;
const ROUNDS = 5;
/** So long at least is a batch, against a clock of 0.1 ms steps. */
const BATCH = 50;

const clock = () => performance.now();
const pause = () => new Promise((done) => setTimeout(done));

function timed(work, batch) {
  const begun = clock();
  for (let n = 0; n < batch; n += 1) work(n);
  return (clock() - begun) / batch;
}

/** Median time of one repetition over five rounds after a warm-up of at least 0.3 s. */
function median(work, most) {
  const begun = clock();
  const first = timed(work, 1);
  if (first > PATIENCE / (ROUNDS + 1)) return first;
  let done = 1;
  for (; clock() - begun < 300; done += 1) work(done);
  const once = (clock() - begun) / done;
  const batch = Math.min(most, Math.max(1, Math.ceil(BATCH / once)));
  const times = Array.from({ length: ROUNDS }, () => timed(work, batch));
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

const near = (a, b) => Math.abs(a - Number(b)) < 1e-9;

/** What an engine finds otherwise than ours: nothing, or a sentence. */
function wrong(engine, library, model, given) {
  const text = engine.prepare(model);
  const body = engine.open(library, text, model);
  const found = [];
  if (!near(body.total(), given.total)) found.push(`total ${body.total()} instead of ${given.total}`);
  if (body.class() !== given.class) found.push(`class ${body.class()} instead of ${given.class}`);
  const rank = 1 + model.rivals.filter((rival) => rival > Number(given.total)).length;
  if (body.rank() !== rank) found.push(`rank ${body.rank()} instead of ${rank}`);
  for (const { leaf, key, typed, total } of given.edits) {
    const other = body.whatIf(leaf, key, number(typed), model.answers[leaf][key]);
    if (!near(other, total)) found.push(`total ${other} instead of ${total} with ${leaf} ${key} = ${typed}`);
  }
  if (!near(body.total(), given.total)) found.push('what was tried is not put back');
  body.close();
  const some = given.bodies.slice(0, 20);
  const { totals } = engine.many(library, text, model, bodies(model, some.length));
  some.forEach((total, n) => near(totals[n], total) || found.push(`total ${totals[n]} instead of ${total} of body ${n}`));
  return found.slice(0, 5).join('; ');
}

const edits = (body, model) => {
  const [leaf] = model.leaves;
  const values = { ...model.answers[leaf.id] };
  return (n) => {
    const [key, value] = retyped(values, n);
    values[key] = value;
    body.edit(leaf.id, key, value);
  };
};

function whatIfs(body, model) {
  return (n) => {
    for (const { id } of model.leaves) {
      const [key, value] = retyped(model.answers[id], n);
      body.whatIf(id, key, value, model.answers[id][key]);
    }
  };
}

/** One edit and what is asked of it after. */
function edited(engine, library, model, ask) {
  const body = engine.open(library, engine.prepare(model), model);
  const edit = edits(body, model);
  const ms = median((n) => {
    edit(n);
    ask(body);
  }, 1000);
  body.close();
  return ms;
}

const totalAndClass = (body) => [body.total(), body.class()];

/** Rows of one engine, `{ name, size, ms }`; `given` by number of leaves. */
export async function measure(engine, library, readModel, given, sizes, files) {
  const main = readModel(given[96]);
  const trouble = wrong(engine, library, main, given[96]);
  if (trouble) throw new Error(`${engine.name} finds something else than ours, so its times say nothing: ${trouble}`);
  const rows = [];
  const put = (name, size, ms) => rows.push({ name, size, ms });
  put('edit', 96, edited(engine, library, main, totalAndClass));
  put('edit-rank', 96, edited(engine, library, main, (body) => [...totalAndClass(body), body.rank()]));
  await pause();
  const body = engine.open(library, engine.prepare(main), main);
  put('what-ifs', 96, median(whatIfs(body, main), 10));
  body.close();
  const text = engine.prepare(main);
  put('read', 96, median(() => {
    const opened = engine.open(library, text, main);
    opened.total();
    opened.close();
  }, 20));
  for (const leaves of sizes) {
    await pause();
    put(`edit-${leaves}`, leaves, edited(engine, library, readModel(given[leaves]), totalAndClass));
  }
  let before = { size: 1, ms: 0 };
  for (const size of files) {
    // Each file costs at least what the ones before it cost.
    if ((before.ms * size) / before.size > PATIENCE) break;
    await pause();
    const texts = bodies(main, size);
    const work = () => engine.many(library, text, main, texts);
    const ms = size > 200 ? timed(work, 1) : median(work, 20);
    before = { size, ms };
    put(`desk-${size}`, size, ms);
  }
  return rows;
}
