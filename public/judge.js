// One of the workers that judge files for the secretariat's desk; started by
// boot.js, asked by src/ui/office/judges.rs. The single file is made with this
// text inside: see xtask/src/single_file.rs.
import * as office from './office.js';

let wasm;
const tell = (answer) => postMessage({ ...answer, memory: wasm.memory.buffer.byteLength });

// Nothing is found out where the page itself is to look at a file.
onmessage = ({ data: { module, set, id, bytes } }) => {
  try {
    if (module) {
      wasm = office.initSync({ module });
      tell({});
    }
    if (set) office.judgeBySet(...set);
    if (bytes) tell({ id, found: office.judgeFile(bytes) });
  } catch (error) {
    console.error(error);
    postMessage({ id, lost: true });
  }
};
