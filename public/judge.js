// One of the workers that examine files for the secretariat's desk; started by
// boot.js, asked by src/ui/office/judges.rs. In the single file it is a text inside
// the page, with the program's own JavaScript before it instead of the import.
import * as app from './app.js';

let wasm;
const tell = (answer) => postMessage({ ...answer, memory: wasm.memory.buffer.byteLength });

// The page hands over the program and the part that examines, as compiled there.
async function begin(module, parts) {
  globalThis.loadPart = async (_, program) => {
    await Promise.all(parts.map((part) => WebAssembly.instantiate(part, { __wasm_split: program })));
    return true;
  };
  wasm = app.initSync({ module });
  if (!(await app.prepareExamination())) throw new Error('the examination could not be prepared');
  tell({});
}

// Nothing is found out where the page itself is to look at a file.
async function handle({ module, parts, set, id, bytes }) {
  try {
    if (module) await begin(module, parts);
    if (set) app.judgeBySet(...set);
    if (bytes) tell({ id, found: app.judgeFile(bytes) });
  } catch (error) {
    console.error(error);
    postMessage({ id, lost: true });
  }
}

// One after the other: beginning takes a while.
let before = Promise.resolve();
onmessage = ({ data }) => (before = before.then(() => handle(data)));
