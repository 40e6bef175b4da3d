// Keys, enrolments and signed files without a page: of any body and day, in
// milliseconds. Written from the standards, so that nothing of ours is in it.

import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
/** The criteria set of the sample, and the sample: all 7 points of 7. */
export const SET = read('../../../criteria/ca-mau-so-2013-trich/pack.json');
const SAMPLE = read('../../data/submission/ca-mau.json');

/** RFC 8785, of texts, whole numbers, lists and objects. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

const sha256 = (data) => createHash('sha256').update(data).digest();
const digest = (value) => sha256(canonical(value)).toString('hex');

/** Multibase, base58btc: a one for each zero byte in front, then the number. */
function base58(bytes) {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let text = '';
  for (let left = BigInt(`0x${bytes.toString('hex')}`); left > 0n; left /= 58n) text = digits[Number(left % 58n)] + text;
  return `z${'1'.repeat(zeros)}${text}`;
}

/** A document with its digest and a proof, eddsa-jcs-2022. */
function signed(document, key, created) {
  const content = { ...document, digests: { '': digest(document) } };
  const { multikey, secret } = key;
  const proof = {
    '@context': content['@context'], type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', id: `urn:uuid:${randomUUID()}`,
    created, verificationMethod: `did:key:${multikey}#${multikey}`, proofPurpose: 'assertionMethod',
  };
  const message = Buffer.concat([sha256(canonical(proof)), sha256(canonical(content))]);
  return { ...content, proof: { ...proof, proofValue: base58(sign(null, message, secret)) } };
}

const CONTEXT = ['https://w3id.org/security/data-integrity/v2'];
/** A file as a field for files takes it. */
export const asFile = (name, json) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(json, null, 2)) });

/** A key of a body: its fingerprint, its enrolment, and files signed with it. */
export function keyOf(body, holder = `Giám đốc ${body}`) {
  const { publicKey, privateKey: secret } = generateKeyPairSync('ed25519');
  const bytes = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
  const multikey = base58(Buffer.concat([Buffer.from([0xed, 0x01]), bytes]));
  const fingerprint = sha256(bytes).toString('hex').slice(0, 40).match(/.{4}/g).join(' ');
  const key = { multikey, secret };
  const at = '2025-01-02T02:00:00Z';
  const enrolment = signed(
    { '@context': CONTEXT, format: 'cchc-enrolment/1', body: { name: body, cohort: 'so' }, key: { id: `did:key:${multikey}`, fingerprint },
      holder, contact: '0225 3 000 000', at }, key, at);
  /** The sheet of a body, all right but for the lines named: 1 point each. */
  const sheet = ({ name = body, day = '2025-12-31', number = 1, set = SET, lacks = [] } = {}) => {
    const { proof, digests, ...document } = structuredClone(SAMPLE);
    const { id, version, status, status_note } = set;
    document.pack = { id, version, name: set.name, status, status_note, digest: digest(set) };
    document.body.name = document.answers.setup.body = name;
    document.made = { ...document.made, at: `${day}T02:05:00Z`, number };
    const minus = (at, member) => (at[member] = String(Number(at[member]) - 1));
    for (const leaf of lacks) {
      document.answers.nodes[leaf].values.answer = 'no';
      const areas = ['chi-dao-dieu-hanh', leaf.startsWith('bao-cao') ? 'bao-cao' : 'ke-hoach'];
      for (const node of [leaf, ...areas]) minus(document.results[node], 'points');
      for (const total of ['self', 'projected', 'low', 'high']) minus(document.totals, total);
    }
    const percent = ((100 * (7 - lacks.length)) / 7).toFixed(2).replace('.00', '');
    const found = set.classes?.[0].classes.find(({ at_least: least }) => !least || Number(least) <= Number(percent));
    for (const end of ['', '_low', '_high']) {
      document.totals[`percent${end}`] = percent;
      if (found) document.totals[`class${end}`] = { id: found.id, label: found.label };
    }
    return signed(document, key, `${day}T02:05:00Z`);
  };
  return { fingerprint, enrolment, sheet };
}
