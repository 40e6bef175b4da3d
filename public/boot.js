// Starts the application, and shows the rescue notice when it cannot start or
// stops working. The single file is made from this text: see xtask/src/single_file.rs.

const byId = (id) => document.getElementById(id);

function rescue(error) {
  byId('loading')?.remove();
  byId('rescue-detail').textContent = String(error?.stack ?? error);
  byId('rescue').hidden = false;
  byId('rescue-reload').focus();
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

try {
  const { default: start } = await import('./app.js');
  await start();
  byId('loading')?.remove();
} catch (error) {
  rescue(error);
  console.error(error);
}
