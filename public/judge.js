// One of the workers that judge files for the secretariat's desk; started by
// boot.js, asked by src/ui/office/judges.rs. The single file is made with this
// text inside: see xtask/src/single_file.rs.
import * as office from './office.js';

let wasm;

// What is found out about a file; nothing where the page itself is to look at it:
// a file that is not sound, or a worker that could not go on.
async function judge(content) {
  const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
  return office.judgeFile(bytes);
}

onmessage = async ({ data: { module, set, id, content } }) => {
  try {
    if (module) wasm = office.initSync({ module });
    if (set) office.judgeBySet(...set);
    if (content) postMessage({ id, found: await judge(content), memory: wasm.memory.buffer.byteLength });
  } catch (error) {
    console.error(error);
    postMessage({ id, lost: true });
  }
};
