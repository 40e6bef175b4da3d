// Our files under another implementation of eddsa-jcs-2022, and its files under
// ours: the packages of Digital Bazaar, who helped to write the standard.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import jsigs from 'jsonld-signatures';

const { AssertionProofPurpose } = jsigs.purposes;
const OURS = fileURLToPath(new URL('../data/submission/ca-mau.json', import.meta.url));
const CONTEXT = 'https://w3id.org/security/multikey/v1';

/** A did:key says its own public key; nothing is fetched. */
async function documentLoader(url) {
  const [did, fragment] = url.split('#');
  const multikey = did.replace('did:key:', '');
  assert.match(multikey, /^z6Mk/, `asked for ${url}`);
  const method = {
    '@context': CONTEXT,
    id: `${did}#${multikey}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multikey,
  };
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', CONTEXT],
    id: did,
    assertionMethod: [method],
  };
  return { contextUrl: null, documentUrl: url, document: fragment ? method : controller };
}

const verifier = () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });

/** Whether that implementation says that the (first) proof holds. */
async function holdsThere(document) {
  const purpose = new AssertionProofPurpose();
  const found = await jsigs.verify(structuredClone(document), { suite: verifier(), purpose, documentLoader });
  return found.verified;
}

/** Whether it says that `proof` holds over the document secured by `previous`. */
async function chainHoldsThere(document, proof, previous) {
  const secured = { ...structuredClone(document), proof: structuredClone(previous) };
  const found = await verifier().verifyProof({ proof: structuredClone(proof), document: secured, documentLoader });
  return found.verified;
}

async function signer(id, previousProof) {
  const key = await Ed25519Multikey.generate();
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: createSignCryptosuite() });
  suite.proof = previousProof ? { id, previousProof } : { id };
  return suite;
}

/** The verdict of `cchc verify --json` on a document. */
async function verdictHere(document) {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-'));
  try {
    const file = join(folder, 'file.json');
    await writeFile(file, JSON.stringify(document));
    const cli = process.env.CCHC_CLI;
    assert.ok(cli, 'CCHC_CLI is not set: run `cargo xtask test`');
    const [status, text] = await new Promise((done) =>
      execFile(cli, ['verify', '--json', file], (error, stdout) => done([error?.code ?? 0, stdout])),
    );
    return { status, ...JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a file of ours holds in the other implementation, with its countersignature', async () => {
  const { proof: proofs, ...document } = JSON.parse(await readFile(OURS, 'utf8'));
  const [drafter, head] = proofs;
  assert.equal(await holdsThere({ ...document, proof: drafter }), true);
  assert.equal(await chainHoldsThere(document, head, [drafter]), true);
  assert.equal(await chainHoldsThere(document, head, []), false, 'the chain is not looked at');
  document.body.name = 'Sở Tài chính';
  assert.equal(await holdsThere({ ...document, proof: drafter }), false);
  assert.equal(await chainHoldsThere(document, head, [drafter]), false);
});

test('a file signed and countersigned by the other implementation holds here', async () => {
  const { proof: ours, ...document } = JSON.parse(await readFile(OURS, 'utf8'));
  assert.equal(ours.length, 2);
  const first = 'urn:uuid:5f0c1a3e-8a51-4f4e-9a0a-2f6a3a4b5c6d';
  const purpose = new AssertionProofPurpose();
  const signed = await jsigs.sign(structuredClone(document), { suite: await signer(first), purpose, documentLoader });
  assert.deepEqual({ ...signed, proof: undefined }, { ...document, proof: undefined }, 'it changes the document');
  const one = await verdictHere(signed);
  assert.deepEqual([one.status, one.verdict, one.integrity], [0, 'counts', 'genuine']);

  const second = 'urn:uuid:0b6c7d8e-1f20-4a3b-8c4d-5e6f70819203';
  const suite = await signer(second, first);
  const above = await suite.createProof({
    document: { ...structuredClone(document), proof: [structuredClone(signed.proof)] },
    purpose,
    documentLoader,
  });
  const both = await verdictHere({ ...document, proof: [signed.proof, above] });
  assert.deepEqual([both.status, both.integrity], [0, 'genuine']);
  assert.deepEqual(both.signers.map((one) => one.countersigns), [false, true]);

  const altered = structuredClone({ ...document, proof: [signed.proof, above] });
  altered.totals.projected = '6.5';
  const refused = await verdictHere(altered);
  assert.deepEqual([refused.status, refused.verdict, refused.reason], [1, 'refused', 'altered']);
  assert.deepEqual(refused.places, ['/totals']);
});
