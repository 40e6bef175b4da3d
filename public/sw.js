// Keeps the page for use without a network. The build fills in the version and
// the files; a version is taken in whole or not at all, and serves nothing but
// its own files, so that two versions never mix.

const VERSION = '{{version}}';
const FILES = JSON.parse('{{files}}');
const CACHE = `tu-cham-cchc-${VERSION}`;

// A file whose name carries the digest of its content is taken over from the
// version before instead of being fetched again.
const isHashed = (name) => /-[0-9a-f]{12}[._]/.test(name);

async function takeIn() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (name) => {
      const known = isHashed(name) ? await caches.match(name) : undefined;
      const response = known ?? (await fetch(name, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      await cache.put(name, response);
    }),
  );
}

addEventListener('install', (event) => {
  // A half filled store is thrown away: the next visit begins anew.
  event.waitUntil(takeIn().catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  }));
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith('tu-cham-cchc-') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

// The person has agreed to the new version.
addEventListener('message', ({ data }) => data === 'take-over' && skipWaiting());

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const name = request.mode === 'navigate' ? './' : request.url;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(name, { ignoreSearch: true })) ?? fetch(request);
  })());
});
