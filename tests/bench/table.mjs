// The figures of one run, for the terminal and for README.

/** A row: what, the size, the bar, the name of the figure, and what the peers can do of it. */
const ROWS = [
  ['one edit → total, class; 96 leaves, 192 inputs', 0.02, 'edit'],
  ['one edit → total, class, rank among 30 others', 0.02, 'edit-rank'],
  ['96 what-ifs, each put back', 1, 'what-ifs'],
  ['set file → first total', 3, 'read'],
  ['least effort to the next class, 100 leaves', 20, 'plan'],
  ['200 bodies: read, (ours: verify,) compute, rank', 300, 'desk-200'],
  ['3,500 bodies', 5000, 'desk-3500'],
];

/** Three figures that count, plain digits. */
export function figure(ms) {
  if (ms === undefined) return '—';
  if (ms < 1) return ms.toFixed(ms < 0.1 ? 4 : 3);
  return ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en');
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
const of = (rows, name) => rows.find((row) => row.name === name)?.ms;

/** Lines of Markdown, columns padded. */
function lined(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(rows[0]), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.slice(1).map(line)].join('\n');
}

/** Every row of the bars, ours beside the others. */
export function table({ ours, engines, keys, starts, first_load, single_file }) {
  const none = engines.map(() => '—');
  const rows = [['milliseconds', 'bar', 'ours', ...engines.map(({ name, version }) => `${name} ${version}`)]];
  rows.push(['to load first, brotli (others: the engine alone)', '250 kB', kilobytes(first_load), ...engines.map(({ bytes }) => kilobytes(bytes))]);
  for (const [what, bar, name] of ROWS) {
    rows.push([what, bar.toLocaleString('en'), figure(of(ours.rows, name)), ...engines.map(({ rows }) => figure(of(rows, name)))]);
  }
  rows.push([`key → figures in place, ${keys.leaves} leaves: median`, '', figure(keys.median), ...none]);
  rows.push([`key → figures in place, ${keys.leaves} leaves: p95`, '8', figure(keys.p95), ...none]);
  rows.push(['single HTML file', '2,000 kB', kilobytes(single_file), ...none]);
  rows.push(['single HTML file: opened → start page', '1,000', figure(starts.file), ...none]);
  rows.push(['dist/ over http, nothing kept: opened → start page', '', figure(starts.dist), ...none]);
  return lined(rows);
}

/** How times grow with leaves and with bodies. */
export function growth({ ours, engines }) {
  const all = [{ name: 'ours', rows: ours.rows }, ...engines];
  const names = (prefix) => ours.rows.map(({ name }) => name).filter((name) => new RegExp(`^${prefix}-\\d+$`).test(name));
  const part = (title, prefix) => lined([
    [title, ...all.map(({ name }) => name)],
    ...names(prefix).map((name) => [Number(name.split('-').at(-1)).toLocaleString('en'), ...all.map(({ rows }) => figure(of(rows, name)))]),
  ]);
  return `\n${part('one edit, ms; leaves', 'edit')}\n\n${part('ours: everything anew, ms; leaves', 'whole')}\n\n${part('bodies, ms', 'desk')}\n\nmemory of our program after 3,500 bodies: ${ours.memory} MB`;
}
