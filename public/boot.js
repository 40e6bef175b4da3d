// Starts the application, and shows the rescue notice when it cannot start or
// stops working. The build puts a loader before this text: see xtask/src/dist.rs.
import {
  SERVICE_WORKER,
  criteriaText,
  newWorker,
  partModule,
  pictureAddress,
  startProgram,
  workerAddress,
} from './loader.js';

// The policy of the page lets only this turn text into markup or code, where the
// browser has Trusted Types: the program's own fixed pieces of markup, which
// carry nothing that runs, and the workers.
const RUNS = /<(script|iframe|object|embed|base|link|meta|form)|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (RUNS.test(markup) ? null : markup),
  createScriptURL: (address) => ([SERVICE_WORKER, workerAddress()].includes(address) ? address : null),
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

// For the program, which asks for these when it first needs them.
globalThis.readCriteria = criteriaText;
globalThis.pictureAddress = pictureAddress;

// The files that each part of the program is in; the build fills them in.
const PARTS = JSON.parse('{{parts}}');

// What `make` gives for a file, once; again after it failed.
const once = (make) => {
  const made = new Map();
  return (file, ...more) => {
    if (!made.has(file)) {
      const promise = make(file, ...more);
      made.set(file, promise);
      promise.catch(() => made.delete(file));
    }
    return made.get(file);
  };
};
const moduleOf = once(partModule);
const modulesOf = (part) => Promise.all(PARTS[part].map((file) => moduleOf(file)));
// A file puts its functions and data into the table and the memory of the program.
const placed = once(async (file, program) =>
  WebAssembly.instantiate(await moduleOf(file), { __wasm_split: program }));

// Puts a part beside the program, whose exports these are; false when a file of it
// could not be had: the page says so, and may ask again.
globalThis.loadPart = async (part, program) => {
  try {
    await Promise.all(PARTS[part].map((file) => placed(file, program)));
    return true;
  } catch (error) {
    console.info(error);
    return false;
  }
};

// The sheet of a draft that the address names comes beside the program itself.
if (/^#\/phieu\/[^/]+(\/(cham|kich-ban|tai-lieu)|$)/.test(location.hash)) {
  modulesOf('sheet').catch(() => {});
}

// Workers that examine files for the secretariat's desk: one for each processor but
// that of the page, at most four, each with the program and the part that examines.
// Whoever is not ready yet, or lost, is not waited for: the page
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
    const worker = newWorker();
    worker.onerror = stop;
    worker.onmessage = ({ data: { id, found, memory, lost } }) => {
      if (lost) return stop();
      worker.memory = memory;
      if (id) worker.left -= 1;
      answer(id, found);
    };
    worker.left = 0;
    worker.begun = parts.then((modules) => worker.postMessage({ module, parts: modules }));
    workers.push(worker);
  };
  const parts = modulesOf('examination');
  parts.catch((error) => {
    console.info(error);
    stop();
  });
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
    judgeBySet: (...set) => {
      for (const worker of workers) {
        const post = () => worker.postMessage({ set });
        if (worker.memory) post();
        else worker.begun.then(post, () => {});
      }
    },
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
  // It takes the line "loading" away itself, once it is known what is stored.
  await startProgram();
  // A network that is gone is no news; whatever else it is, the page works without.
  keepForOffline().catch((error) => console.info(error));
} catch (error) {
  rescue(error);
  // What an older browser lacks it does not know by name, or cannot compile.
  byId('rescue-old').hidden = !(error instanceof ReferenceError || error?.name === 'CompileError');
  console.error(error);
}
