import { describe, expect, it } from 'vitest';
import { commonReasons } from '@/pieces/ReasonInput';
import { categoryOf } from './reasonCategory';

describe('the kind of a reason', () => {
  it('is known for every common reason of corrections, things not done and revocations', () => {
    for (const reason of [...commonReasons.correction, ...commonReasons.notDone, ...commonReasons.revocation]) {
      expect(categoryOf([reason]), reason).toBeDefined();
    }
  });

  it('holds for a write if all its reasons are of that kind', () => {
    expect(categoryOf(['Transcription error', null, 'Transcription error', undefined, ''])).toBe('ENTRY_ERROR');
    expect(categoryOf(['Equipment not available', 'Not done in error'])).toBe('NOT_DONE');
  });

  it('is not guessed: different kinds, own words, no reason', () => {
    expect(categoryOf(['Transcription error', 'Measured again'])).toBeUndefined();
    expect(categoryOf(['Transcription error', 'the cuff was loose'])).toBeUndefined();
    expect(categoryOf(['constructor'])).toBeUndefined();
    expect(categoryOf([])).toBeUndefined();
  });
});
