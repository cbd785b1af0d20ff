import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCheckpoint } from './checkpoint';
import { parseKey } from './noteKey';
import { openNote } from './signedNote';
import { checkpoint, cosigned, ENROLLMENT, signer, trial } from './trial';
import { vectors } from './vectors';

const folder = vectors('signed-note');
type Published = {
  valid_verifier_keys: string[];
  tessera_log_vkey: string;
  invalid_verifier_keys: { key?: string }[];
  sign: { text: string; want: string }[];
  open: { note: string; known: string[] }[];
  malformed: string[];
};

describe.skipIf(folder === null)('the published notes (skipped where ../shared/data/vectors is not beside the repository)', () => {
  const all = folder ? (JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as Published) : null;
  const known = () => [parseKey(all?.valid_verifier_keys[0] ?? '')];
  const open = (index: number) => {
    const { note = '', known: keys = [] } = all?.open[index] ?? {};
    return openNote(note, keys.map(parseKey));
  };

  it('reads every valid key', () => {
    const keys = [...(all?.valid_verifier_keys ?? []), all?.tessera_log_vkey ?? ''];
    expect(keys.map((key) => parseKey(key).vkey)).toEqual(keys);
  });

  it('refuses every invalid key, every part of a key and every key with a character changed', () => {
    for (const { key } of all?.invalid_verifier_keys ?? []) if (key) expect(() => parseKey(key)).toThrow();
    const valid = all?.valid_verifier_keys[0] ?? '';
    for (let i = 0; i < valid.length; i++) {
      const next = String.fromCharCode(valid.charCodeAt(i) + 1);
      for (const bad of [valid.slice(0, i) + next + valid.slice(i + 1), valid.slice(0, i), valid.slice(i + 1)]) {
        expect(() => parseKey(bad), bad).toThrow();
      }
    }
  });

  it('opens as published', () => {
    expect(open(0).unverified).toEqual(['EnochRoot']);
    expect(open(0).verifiedBy).toHaveLength(1);
    expect(open(1).verifiedBy).toHaveLength(2);
    expect(() => open(2)).toThrow('no verifiable signature');
    expect(() => open(3)).toThrow('invalid signature for key PeterNeumann+c74f20a3');
  });

  it('refuses a note with 101 signatures', () => {
    const { text = '', want = '' } = all?.sign[0] ?? {};
    const line = want.slice(text.length + 1);
    expect(openNote(`${text}\n${line.repeat(100)}`, known()).verifiedBy).toHaveLength(1);
    expect(() => openNote(`${text}\n${line.repeat(101)}`, known())).toThrow('too many signatures');
  });

  it('refuses every malformed note', () => {
    for (const malformed of all?.malformed ?? []) expect(() => openNote(malformed, known()), malformed).toThrow('malformed');
  });
});

describe('a checkpoint', () => {
  const { enrollment, enrollmentKey } = trial();
  const note = checkpoint(enrollment, enrollmentKey);

  it('is signed by the key of the log itself, not by a witness of its name', () => {
    expect(openCheckpoint(note, [parseKey(enrollmentKey.vkey)]).size).toBe(40);
    expect(() => openCheckpoint(note, [parseKey(signer(ENROLLMENT, 9).vkey)])).toThrow('none of which is a known key');
    const witnessed = cosigned(note, ENROLLMENT, 5, 1_767_225_600n);
    expect(() => openCheckpoint(witnessed.note, [parseKey(witnessed.vkey)])).toThrow('is signed by another key');
  });

  it('says who cosigned it and when; a forged cosignature of a known witness refuses it', () => {
    const witnessed = cosigned(note, 'sponsor.example/witness', 5, 1_767_225_600n);
    const keys = [parseKey(enrollmentKey.vkey), parseKey(witnessed.vkey)];
    expect(openCheckpoint(witnessed.note, keys).note.cosignatures).toEqual([{ by: keys[1], seconds: 1_767_225_600n }]);
    const forged = `${note}${witnessed.note.slice(note.length).replace(/.{4}\n$/, 'AAA=\n')}`;
    expect(() => openCheckpoint(forged, keys)).toThrow('invalid cosignature');
  });

  it('a flipped bit in it refuses it', () => {
    const keys = [parseKey(enrollmentKey.vkey)];
    for (let i = 0; i < note.length; i += 3) {
      const changed = note.slice(0, i) + String.fromCharCode(note.charCodeAt(i) ^ 1) + note.slice(i + 1);
      expect(() => openCheckpoint(changed, keys), changed).toThrow();
    }
  });
});
