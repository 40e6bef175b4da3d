// Where the page finds what it is made of: files beside it. The build puts this
// text before boot.js; for the single file it takes loader-single.js instead, which
// has the same exports.

// The worker that keeps the page for use without a network.
export const SERVICE_WORKER = './sw.js';

// Where the workers that examine files take their script, and one of them.
export const workerAddress = () => './judge.js';
export const newWorker = () => new Worker(workerAddress(), { type: 'module' });

// Starts the program.
export const startProgram = async () => (await import('./app.js')).default();

// A connection that stands still for half a minute has failed.
const fetched = async (address) => {
  const response = await fetch(address, { signal: AbortSignal.timeout?.(30_000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
};

// The module in one of the files that parts of the program are in. What a server
// calls by another type cannot be compiled while it comes.
export const partModule = async (file) => {
  const response = await fetched(`./${file}`);
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

// The text of a criteria pack or list of results, by the name of its file.
export const criteriaText = async (name) => (await fetched(`./criteria/${name}`)).text();

// Where a picture of the help page lies.
export const pictureAddress = (name) => `./help/${name}.webp`;
