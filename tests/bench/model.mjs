// The synthetic set of `model.rs` as every engine needs it: the tree, the inputs
// in document order, and what is typed. Read from the same file that ours reads.

/** `{ areas: [{ leaves: [leaf] }], leaves, classes, inputs, rivals }`; an input is `[leaf id, key]`. */
export function read({ pack: text, answers, rivals }) {
  const pack = JSON.parse(text);
  const areas = pack.areas.map(({ children }) => ({ leaves: children.map(leaf) }));
  const leaves = areas.flatMap((area) => area.leaves);
  const inputs = leaves.flatMap(({ id, keys }) => keys.map((key) => [id, key]));
  const classes = pack.classes[0].classes.map(({ id, at_least }) => ({ id, from: at_least && Number(at_least) }));
  return { areas, leaves, inputs, classes, scale: Number(pack.scale), answers: numbers(answers), rivals: rivals.map(Number) };
}

function leaf({ id, max, rule }) {
  const { kind, ratio } = rule;
  const common = { id, kind, max: Number(max) };
  if (ratio) {
    const keys = [ratio.numerator.id, ratio.denominator.id];
    const bands = rule.bands?.map(({ at_least, points }) => ({ from: at_least && Number(at_least), points: Number(points) }));
    return { ...common, keys, bands };
  }
  if (kind === 'yes-no') return { ...common, keys: ['answer'] };
  return { ...common, keys: rule.items.map((item) => item.id), each: Number(rule.items[0].points) };
}

/** Answers as numbers; yes is 1. */
export const numbers = (answers) =>
  Object.fromEntries(Object.entries(answers).map(([id, values]) =>
    [id, Object.fromEntries(Object.entries(values).map(([key, text]) => [key, number(text)]))]));

export const number = (text) => (text === 'yes' ? 1 : text === 'no' ? 0 : Number(text));

/** What is typed n-th into the first field of a leaf, as `retype` of the engine has it. */
export function retyped(values, n) {
  const [key] = Object.keys(values).sort();
  if (key === 'dat') return [key, 50 + (n % 50)];
  return key === 'answer' ? [key, 1 - values[key]] : [key, n % 3];
}

/** The answers of so many bodies, each with one leaf answered otherwise than the one before; as texts. */
export function bodies(model, count) {
  const answers = structuredClone(model.answers);
  return Array.from({ length: count }, (_, n) => {
    const values = answers[model.leaves[n % model.leaves.length].id];
    const [key, value] = retyped(values, n);
    values[key] = value;
    return JSON.stringify(answers);
  });
}
