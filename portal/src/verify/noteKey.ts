import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { NoteError } from './BundleError';
import { fromBase64, joined, toBase64, toHex, utf8, type Bytes } from './bytes';

/**
 * The public half of a key that signs notes: Ed25519 with a name, of a log (C2SP signed-note, type 0x01) or of a witness (C2SP
 * tlog-cosignature, type 0x04). Its text form, the "vkey", is what one pins.
 */
export type NoteKey = { name: string; vkey: string; keyId: string; cosigns: boolean; key: Bytes };

const [ED25519, COSIGNATURE] = [0x01, 0x04];
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Reads `name+hex(key id)+base64(type ‖ key)`. */
export function parseKey(vkey: string): NoteKey {
  const [first, second] = [vkey.indexOf('+'), vkey.indexOf('+', vkey.indexOf('+') + 1)];
  if (first < 0 || second <= first) throw new NoteError(`not a verifier key: ${vkey}`);
  const name = vkey.slice(0, first);
  const typed = strictBase64(vkey.slice(second + 1), 'verifier key');
  if (typed.length !== 1 + KEY_BYTES || (typed[0] !== ED25519 && typed[0] !== COSIGNATURE)) {
    throw new NoteError(`not an Ed25519 verifier key: ${vkey}`);
  }
  if (!isName(name)) throw new NoteError(`a key's name has no spaces and no plus sign: ${name}`);
  const keyId = toHex(sha256(joined(utf8(`${name}\n`), typed)).subarray(0, 4));
  if (`${name}+${keyId}+${toBase64(typed)}` !== vkey) {
    throw new NoteError(`the id of the verifier key doesn't match its name and bytes: ${vkey}`);
  }
  return { name, vkey, keyId, cosigns: typed[0] === COSIGNATURE, key: typed.subarray(1) };
}

/** Whether this key signed the text; false for whatever isn't its signature. */
export function verifies(key: NoteKey, text: string, signature: Bytes): boolean {
  try {
    // RFC 8032 as the log's own verifier has it; zip215 would take signatures that it refuses.
    return signature.length === SIGNATURE_BYTES && ed25519.verify(signature, utf8(text), key.key, { zip215: false });
  } catch {
    return false;
  }
}

/** When this witness signed the text, in seconds since 1970; null if it did not. */
export function cosignedAt(key: NoteKey, text: string, timed: Bytes): bigint | null {
  if (!key.cosigns || timed.length !== 8 + SIGNATURE_BYTES) return null;
  const seconds = new DataView(timed.buffer, timed.byteOffset).getBigInt64(0);
  return seconds >= 0n && verifies(key, `cosignature/v1\ntime ${seconds}\n${text}`, timed.subarray(8)) ? seconds : null;
}

/** Spaces (the no-break ones are none) and control characters. */
const NOT_IN_NAMES = /[+\u0000-\u0020\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000\ufffd]/;

export const isName = (name: string): boolean => name !== '' && !NOT_IN_NAMES.test(name);

export function strictBase64(text: string, what: string): Bytes {
  const bytes = fromBase64(text);
  if (typeof bytes === 'string') throw new NoteError(`not ${bytes} in a ${what}: ${text}`);
  return bytes;
}
