// Where the page finds what it is made of when it is a single file: in blocks of
// data inside it. The build puts before this text: `appCode` and `unpackGlue`, the
// generated JavaScript; `unpackerText`, the program that unpacks; `workerScript`;
// `PIECES`, where in which block each file is; `decoded`, which reads a block.

// The single file is kept without a network by itself.
export const SERVICE_WORKER = null;

const appGlue = appCode();

// Where the workers that examine files take their script, and one of them; a page
// from the disk may start no other than one that is whole.
let workerUrl;
export const workerAddress = () =>
  (workerUrl ??= URL.createObjectURL(
    new Blob([`const app = (${appCode})();\n`, workerScript], { type: 'text/javascript' }),
  ));
export const newWorker = () => new Worker(workerAddress());

// The block of data with an id.
const blockText = (id) => document.getElementById(id).textContent;

// What was packed; `before` is what the packer looked back upon.
let unpacker;
const unpacked = async (text, before = new Uint8Array()) => {
  unpacker ??= new Response(
    new Blob([decoded(unpackerText)]).stream().pipeThrough(new DecompressionStream('gzip')),
  )
    .arrayBuffer()
    .then((bytes) => unpackGlue.default({ module_or_path: bytes }));
  await unpacker;
  return unpackGlue.unpack(decoded(text), before);
};

// The program and the parts that almost everybody needs; the other parts, unpacked
// when the first of them is needed.
const application = unpacked(blockText('application'));
let others;
const blocks = {
  application: () => application,
  parts: () => (others ??= application.then((before) => unpacked(blockText('parts'), before))),
};
const piece = async (name) => {
  const { block, from, to } = PIECES[name];
  return (await blocks[block]()).subarray(from, to);
};

// Starts the program.
export const startProgram = async () => appGlue.default({ module_or_path: await piece('app') });

// The module in one of the files that parts of the program are in.
export const partModule = async (file) => WebAssembly.compile(await piece(file));

// The text of a criteria pack or list of results, by the name of its file: one a
// line, its name and a tab before it. Unpacked when first needed, then kept.
let criteria;
export const criteriaText = async (name) => {
  criteria ??= unpacked(blockText('criteria')).then((bytes) => new TextDecoder().decode(bytes));
  const line = (await criteria).split('\n').find((one) => one.startsWith(`${name}\t`));
  return line.slice(name.length + 1);
};

// A picture of the help page: one a line, its name and a tab before it.
export const pictureAddress = (name) => {
  const line = blockText('pictures').split('\n').find((one) => one.startsWith(`${name}\t`));
  const bytes = Array.from(decoded(line.slice(name.length + 1)), (byte) => String.fromCharCode(byte));
  return `data:image/webp;base64,${btoa(bytes.join(''))}`;
};
