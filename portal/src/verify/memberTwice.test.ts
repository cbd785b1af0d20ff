import { expect, it } from 'vitest';
import { memberTwice } from './memberTwice';

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['[{"b":{"c":1,"d":[1,{"e":1}],"c":2}}]', 'c'],
  ['{"a":"a","b":["a","a"],"c":{"a":1},"d":{"a":"\\",\\"a\\":1"}}', null],
  ['{}', null],
])('%s', (json, twice) => {
  JSON.parse(json);
  expect(memberTwice(json)).toBe(twice);
});
