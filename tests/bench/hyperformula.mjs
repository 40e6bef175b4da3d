// HyperFormula: the set as a sheet, as one would build it in a spreadsheet.
// Column A holds the inputs, B the points of leaves, C those of areas, D total,
// percent, class and rank, E the other bodies.

export const name = 'HyperFormula';
export const file = 'hyperformula/dist/hyperformula.full.min.js';
const OPTIONS = { licenseKey: 'gpl-v3' };

export const library = () => globalThis.HyperFormula;

const points = ({ kind, max, bands, each }, [a, ...more]) => {
  const [b] = more;
  if (kind === 'proportional') return `=IF(${b}=0,0,ROUND(MIN(1,${a}/${b})*${max},2))`;
  if (kind === 'steps') {
    const steps = bands.reduceRight((rest, { from, points }) => (from ? `IF(${a}*100>=${from}*${b},${points},${rest})` : `${points}`), '');
    return `=IF(${b}=0,0,${steps})`;
  }
  if (kind === 'yes-no') return `=IF(${a}=1,${max},0)`;
  return `=MAX(0,${max}-${each}*(${[a, ...more].join('+')}))`;
};

/** The sheet as a table of cells; without the list, for one body among many. */
function sheet(model, answers, rivals) {
  const rows = Math.max(model.inputs.length, rivals.length, 4);
  const cells = Array.from({ length: rows }, () => [null, null, null, null, null]);
  const put = (column, row, what) => (cells[row][column] = what);
  model.inputs.forEach(([leaf, key], row) => put(0, row, answers[leaf][key]));
  let [input, row] = [0, 0];
  model.areas.forEach(({ leaves }, area) => {
    const first = row;
    for (const leaf of leaves) {
      put(1, row, points(leaf, leaf.keys.map((_, at) => `A${input + at + 1}`)));
      input += leaf.keys.length;
      row += 1;
    }
    put(2, area, `=SUM(B${first + 1}:B${row})`);
  });
  put(3, 0, `=SUM(C1:C${model.areas.length})`);
  put(3, 1, `=D1/${model.scale}*100`);
  put(3, 2, `=${model.classes.reduceRight((rest, { id, from }) => (from ? `IF(D2>=${from},"${id}",${rest})` : `"${id}"`), '')}`);
  if (rivals.length > 0) put(3, 3, `=COUNTIF(E1:E${rivals.length},">"&D1)+1`);
  rivals.forEach((total, row) => put(4, row, total));
  return cells;
}

/** What the engine is given, as text. */
export const prepare = (model) => JSON.stringify(sheet(model, model.answers, model.rivals));

/** A body's workbook, from its text. */
export function open(HyperFormula, text, model) {
  const book = HyperFormula.buildFromArray(JSON.parse(text), OPTIONS);
  const at = (col, row) => ({ sheet: 0, col, row });
  const place = new Map(model.inputs.map(([leaf, key], row) => [`${leaf} ${key}`, at(0, row)]));
  const edit = (leaf, key, value) => book.setCellContents(place.get(`${leaf} ${key}`), value);
  return {
    edit,
    total: () => book.getCellValue(at(3, 0)),
    class: () => book.getCellValue(at(3, 2)),
    rank: () => book.getCellValue(at(3, 3)),
    whatIf(leaf, key, value, before) {
      edit(leaf, key, value);
      const total = book.getCellValue(at(3, 0));
      edit(leaf, key, before);
      return total;
    },
    close: () => book.destroy(),
  };
}

/** Totals and ranks of many bodies, from the texts of their answers. */
export function many(HyperFormula, _text, model, texts) {
  const names = texts.map((_, n) => `B${n + 1}`);
  const sheets = Object.fromEntries(texts.map((text, n) => [names[n], sheet(model, JSON.parse(text), [])]));
  const size = texts.length;
  sheets.Ranks = names.map((one, n) => [`=${one}!D1`, `=COUNTIF(A1:A${size},">"&A${n + 1})+1`]);
  const book = HyperFormula.buildFromSheets(sheets, { ...OPTIONS, maxRows: Math.max(40_000, size) });
  const found = book.getSheetValues(book.getSheetId('Ranks'));
  book.destroy();
  return { totals: found.map(([total]) => total), ranks: found.map(([, rank]) => rank) };
}
