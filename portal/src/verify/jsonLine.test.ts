import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './bytes';
import { JsonLine, textOf } from './jsonLine';

it('reads texts, whole numbers of 64 bits, lists, true and null', () => {
  const json = JsonLine.parse(' {"a":"\\u00e4\\n", "n":9223372036854775807,"m":-1, "l":["x"],"o":[{"k":1}],"t":true,"z":null} ');
  expect(json.text('a')).toBe('ä\n');
  expect(json.whole('n')).toBe(9223372036854775807n);
  expect(json.number('m')).toBe(-1);
  expect(json.texts('l')).toEqual(['x']);
  expect(json.objects('o')[0]?.number('k')).toBe(1);
  expect(json.truth('t')).toBe(true);
  expect(json.optionalText('z')).toBeNull();
});

it.each([
  ['a member twice', '{"a":1,"a":2}'],
  ['a fraction', '{"a":1.5}'],
  ['an exponent', '{"a":1e3}'],
  ['a leading zero', '{"a":01}'],
  ['minus zero', '{"a":-0}'],
  ['more than 64 bits', '{"a":9223372036854775808}'],
  ['an object within', '{"a":{}}'],
  ['a list within a list', '{"a":[["x"]]}'],
  ['a mixed list', '{"a":["x",{}]}'],
  ['a control character', '{"a":"\u0001"}'],
  ['half a surrogate pair', '{"a":"\\ud800"}'],
  ['an unknown escape', '{"a":"\\x"}'],
  ['something after it', '{"a":1}x'],
  ['a cut text', '{"a":"x'],
  ['a cut object', '{"a":1'],
  ['a list', '[]'],
])('refuses %s', (_, text) => {
  expect(() => JsonLine.parse(text)).toThrow();
});

it('refuses bytes that are not UTF-8', () => {
  expect(() => textOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow("a line isn't UTF-8");
});

it('base64 has one text for the same bytes', () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  }
  expect(fromBase64('AB==')).toBe('canonical base64');
  expect(fromBase64('AAE')).toBe('canonical base64');
  expect(fromBase64('A')).toBe('base64');
  expect(fromBase64('A A=')).toBe('base64');
  expect(fromBase64('A=A=')).toBe('base64');
  expect(fromBase64('====')).toBe('base64');
});
