// json-logic-engine: the set as one rule, compiled to a function; class and rank
// as rules about the total.

export const name = 'json-logic-engine';
export const file = 'json-logic-engine/dist/esm/index.js';

export const library = (module) => module.LogicEngine;

const points = ({ id, kind, max, bands, each, keys }) => {
  const [a, b] = keys.map((key) => ({ var: `${id}.${key}` }));
  if (kind === 'proportional') return { if: [{ '==': [b, 0] }, 0, { cents: [{ '*': [{ min: [1, { '/': [a, b] }] }, max] }] }] };
  if (kind === 'steps') {
    const steps = bands.flatMap(({ from, points }) => (from ? [{ '>=': [{ '*': [a, 100] }, { '*': [from, b] }] }, points] : [points]));
    return { if: [{ '==': [b, 0] }, 0, ...steps] };
  }
  if (kind === 'yes-no') return { if: [{ '==': [a, 1] }, max, 0] };
  return { max: [0, { '-': [max, { '*': [each, { '+': keys.map((key) => ({ var: `${id}.${key}` })) }] }] }] };
};

export const prepare = (model) =>
  JSON.stringify({
    total: { '+': model.areas.map(({ leaves }) => ({ '+': leaves.map(points) })) },
    class: { if: model.classes.flatMap(({ id, from }) => (from ? [{ '>=': [{ '*': [{ var: 'total' }, 100 / model.scale] }, from] }, id] : [id])) },
    rank: { '+': [1, ...model.rivals.map((rival) => ({ if: [{ '>': [rival, { var: 'total' }] }, 1, 0] }))] },
    answers: model.answers,
  });

function compiled(LogicEngine, text) {
  const rules = JSON.parse(text);
  const engine = new LogicEngine();
  engine.addMethod('cents', ([value]) => Math.round(value * 100) / 100, { deterministic: true, sync: true });
  const build = (rule) => engine.build(rule);
  return { total: build(rules.total), class: build(rules.class), rank: build(rules.rank), answers: rules.answers };
}

export function open(LogicEngine, text) {
  const rules = compiled(LogicEngine, text);
  const { answers } = rules;
  const seen = { total: rules.total(answers) };
  return {
    edit(leaf, key, value) {
      answers[leaf][key] = value;
      seen.total = rules.total(answers);
    },
    total: () => seen.total,
    class: () => rules.class(seen),
    rank: () => rules.rank(seen),
    whatIf(leaf, key, value, before) {
      answers[leaf][key] = value;
      const total = rules.total(answers);
      answers[leaf][key] = before;
      return total;
    },
    close() {},
  };
}

export function many(LogicEngine, text, _model, texts) {
  const rules = compiled(LogicEngine, text);
  const totals = texts.map((one) => rules.total(JSON.parse(one)));
  return { totals, ranks: ranks(totals) };
}

/** 1-2-2-4; a rule about every pair would grow with their square. */
export function ranks(totals) {
  const sorted = [...totals].sort((a, b) => b - a);
  const first = new Map();
  sorted.forEach((total, at) => first.has(total) || first.set(total, at + 1));
  return totals.map((total) => first.get(total));
}
