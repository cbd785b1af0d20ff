import { expect, it } from 'vitest';
import { clockedEvent, termText } from './words';

it('calls an event by the dictionary’s term in calm letters, else by the investigator’s words', () => {
  expect(termText({ codedTerm: 'SUBDURAL HAEMATOMA', term: 'Fell' })).toBe('Subdural haematoma');
  expect(termText({ codedTerm: null, term: 'Fell at home' })).toBe('Fell at home');
  expect(termText({ codedTerm: null, term: null })).toBe('Term erased');
});

it('calls the event of a clock by its number as long as it is not coded', () => {
  expect(clockedEvent({ event: 'AE3', codedTerm: 'HIV infection' })).toBe('HIV infection');
  expect(clockedEvent({ event: 'AE3', codedTerm: null })).toBe('Adverse event AE3');
});
