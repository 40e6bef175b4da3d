// publicodes: the set as rules of its language, one for each input, leaf and
// area; an edit is a change of the situation.

import { ranks } from './json-logic.mjs';

export const name = 'publicodes';
export const file = 'publicodes/dist/index.js';

export const library = (module) => module.default;

const input = (leaf, key) => `${key} ${leaf}`;
const written = (key, value) => (key === 'answer' ? (value === 1 ? 'oui' : 'non') : value);

const points = ({ id, kind, max, bands, each, keys }) => {
  const [a, b] = keys.map((key) => input(id, key));
  if (kind === 'proportional') {
    return { variations: [{ si: `${b} = 0`, alors: 0 },
      { sinon: { valeur: `${a} / ${b} * ${max}`, plafond: max, arrondi: '2 décimales' } }] };
  }
  if (kind === 'steps') {
    return { variations: [{ si: `${b} = 0`, alors: 0 },
      ...bands.map(({ from, points }) => (from ? { si: `${a} * 100 >= ${from} * ${b}`, alors: points } : { sinon: points }))] };
  }
  if (kind === 'yes-no') return { variations: [{ si: a, alors: max }, { sinon: 0 }] };
  return { valeur: `${max} - ${each} * (${keys.map((key) => input(id, key)).join(' + ')})`, plancher: 0 };
};

export function prepare(model) {
  const rules = {};
  for (const [leaf, key] of model.inputs) rules[input(leaf, key)] = { 'par défaut': written(key, model.answers[leaf][key]) };
  for (const leaf of model.leaves) rules[`points ${leaf.id}`] = points(leaf);
  model.areas.forEach(({ leaves }, at) => (rules[`area ${at + 1}`] = { somme: leaves.map(({ id }) => `points ${id}`) }));
  rules.total = { somme: model.areas.map((_, at) => `area ${at + 1}`) };
  rules.class = { variations: model.classes.map(({ id, from }) =>
    (from ? { si: `total * 100 >= ${from * model.scale}`, alors: `'${id}'` } : { sinon: `'${id}'` })) };
  rules.rank = { somme: [1, ...model.rivals.map((rival) => ({ variations: [{ si: `total < ${rival}`, alors: 1 }, { sinon: 0 }] }))] };
  return JSON.stringify(rules);
}

const situation = (answers) =>
  Object.fromEntries(Object.entries(answers).flatMap(([leaf, values]) =>
    Object.entries(values).map(([key, value]) => [input(leaf, key), written(key, value)])));

export function open(Engine, text) {
  const engine = new Engine(JSON.parse(text));
  const edit = (leaf, key, value) =>
    engine.setSituation({ [input(leaf, key)]: written(key, value) }, { keepPreviousSituation: true });
  const value = (rule) => engine.evaluate(rule).nodeValue;
  return {
    edit,
    total: () => value('total'),
    class: () => value('class'),
    rank: () => value('rank'),
    whatIf(leaf, key, changed, before) {
      edit(leaf, key, changed);
      const total = value('total');
      edit(leaf, key, before);
      return total;
    },
    close() {},
  };
}

export function many(Engine, text, _model, texts) {
  const engine = new Engine(JSON.parse(text));
  const totals = texts.map((one) => engine.setSituation(situation(JSON.parse(one))).evaluate('total').nodeValue);
  return { totals, ranks: ranks(totals) };
}
