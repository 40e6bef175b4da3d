// Starts the application, and shows the rescue notice when it cannot start or
// stops working. The single file is made from this text: see xtask/src/single_file.rs.

// The policy of the page lets only this turn text into markup or code, where the
// browser has Trusted Types: the program's own fixed pieces of markup, which
// carry nothing that runs, and the workers.
const RUNS = /<(script|iframe|object|embed|base|link|meta|form)|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (RUNS.test(markup) ? null : markup),
  createScriptURL: (address) => ([SERVICE_WORKER, judgeAddress()].includes(address) ? address : null),
  createScript: () => null,
});

const byId = (id) => document.getElementById(id);

function rescue(error) {
  byId('loading')?.remove();
  byId('rescue-detail').textContent = String(error?.stack ?? error);
  byId('rescue').hidden = false;
  const draft = storedDraft();
  byId('rescue-download').hidden = !draft;
  byId('rescue-download').onclick = () => download(`phieu-${draft.id}.json`, draft.text);
  byId('rescue-reload').focus();
}

// The draft of the address as it was last saved.
function storedDraft() {
  const id = /^#\/phieu\/([^/]+)/.exec(location.hash)?.[1];
  try {
    const text = id && localStorage.getItem(`cchc/v1/draft/${id}`);
    return text ? { id, text } : null;
  } catch {
    return null;
  }
}

function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
}

// A trap ends the program for good; other errors of the page need not.
const isTrap = (error) =>
  typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;

addEventListener('error', ({ error }) => isTrap(error) && rescue(error));
addEventListener('unhandledrejection', ({ reason }) => isTrap(reason) && rescue(reason));
byId('rescue-reload').addEventListener('click', () => location.reload());

// The text of a criteria set or list of results, by the name of its file; the
// application asks for it when it first needs it.
globalThis.readCriteria = async (name) => {
  // A connection that stands still for half a minute has failed.
  const response = await fetch(`./criteria/${name}`, { signal: AbortSignal.timeout?.(30_000) });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
};

// Where a picture of the help page lies.
globalThis.pictureAddress = (name) => `./help/${name}.webp`;

// The second program: signing, checking, the secretariat's desk, documents. It
// is loaded when first needed, and asked for anew when that failed.
const loadOffice = async () => {
  const office = await import('./office.js');
  await office.default();
  return office;
};
let office;
globalThis.openOffice = () =>
  (office ??= loadOffice().catch((error) => {
    office = undefined;
    throw error;
  }));

// Where the workers that judge files for the secretariat's desk take their script.
const judgeAddress = () => './judge.js';

// One for each processor but that of the page, at most four, each with the second
// program. Whoever is not ready yet, or lost, is not waited for: the page
// judges what nobody answers, and refuses unread what has more than `most` bytes.
// See src/ui/office/judges.rs.
globalThis.startJudges = (module, most) => {
  let workers = [];
  let asked = 0;
  const waiting = new Map();
  const answer = (id, found) => {
    waiting.get(id)?.(found);
    waiting.delete(id);
  };
  const stop = () => {
    for (const worker of workers) worker.terminate();
    workers = [];
    for (const id of waiting.keys()) answer(id);
  };
  const begin = () => {
    const worker = new Worker(judgeAddress(), { type: 'module' });
    worker.onerror = stop;
    worker.onmessage = ({ data: { id, found, memory, lost } }) => {
      if (lost) return stop();
      worker.memory = memory;
      if (id) worker.left -= 1;
      answer(id, found);
    };
    worker.left = 0;
    worker.postMessage({ module });
    workers.push(worker);
  };
  try {
    for (let n = Math.min(Math.max(navigator.hardwareConcurrency || 2, 2), 5); 1 < n; n -= 1) begin();
  } catch (error) {
    console.error(error);
    stop();
  }
  const ready = () => workers.filter(({ memory }) => memory);
  return {
    stop,
    count: () => ready().length,
    megabytes: () => Math.round(ready().reduce((sum, { memory }) => sum + memory, 0) / 1e6),
    judgeBySet: (...set) => workers.forEach((worker) => worker.postMessage({ set })),
    // A file is read here: to hand one over as such takes browsers longer.
    judge: async (content) => {
      if (most < content.size) return undefined;
      const read = content instanceof Blob ? [await content.arrayBuffer()] : [];
      const bytes = read.length ? new Uint8Array(read[0]) : content;
      // Whoever has the fewest left to do.
      const [worker] = ready().sort((one, other) => one.left - other.left);
      if (!worker) return undefined;
      asked += 1;
      worker.left += 1;
      worker.postMessage({ id: asked, bytes }, read);
      return new Promise((found) => waiting.set(asked, found));
    },
  };
};

// The next task of the page, after what has come in until now.
globalThis.nextTask = () => new Promise((go) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = go;
  port2.postMessage(0);
});

// Without a network from the second visit on, where the browser offers that.
const SERVICE_WORKER = './sw.js';
async function keepForOffline() {
  if (!SERVICE_WORKER || !isSecureContext || !navigator.serviceWorker) return;
  const workers = navigator.serviceWorker;
  // The first visit becomes controlled without a reload; a new version is opened
  // only when the person asks, and the page saves what was typed as it leaves.
  let asked = false;
  workers.addEventListener('controllerchange', () => asked && location.reload());
  const registration = await workers.register(SERVICE_WORKER);
  const offer = (worker) => {
    if (!worker || !workers.controller) return;
    byId('update').hidden = false;
    byId('update-open').onclick = () => {
      asked = true;
      worker.postMessage('take-over');
    };
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
}

try {
  const { default: start } = await import('./app.js');
  // It takes the line "loading" away itself, once it is known what is stored.
  await start();
  // A network that is gone is no news; whatever else it is, the page works without.
  keepForOffline().catch((error) => console.info(error));
} catch (error) {
  rescue(error);
  // What an older browser lacks it does not know by name, or cannot compile.
  byId('rescue-old').hidden = !(error instanceof ReferenceError || error?.name === 'CompileError');
  console.error(error);
}
