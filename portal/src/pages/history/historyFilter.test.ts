import { describe, expect, it } from 'vitest';
import { activeIn, apiFilterOf, askedOf, exportFilterOf, nothingAsked, paramsOf, type Asked } from './historyFilter';

const all: Asked = {
  subject: '101-019',
  site: '101',
  person: 'coordinator',
  role: 'COORDINATOR',
  log: 'visits',
  kind: 'Visit',
  type: 'visits.ItemCorrected',
  reason: 'present',
  category: 'ENTRY_ERROR',
  from: '2026-03-01',
  to: '2026-03-31',
  order: 'oldest',
};

describe('the history in the address', () => {
  it('comes back as it was asked', () => {
    expect(askedOf(paramsOf(all))).toEqual(all);
    expect(askedOf(paramsOf(nothingAsked))).toEqual(nothingAsked);
    expect(paramsOf(nothingAsked).toString()).toBe('');
  });

  it('keeps what is not its own: the as-of clock and the open event', () => {
    const former = new URLSearchParams('asOf=2026-03-01T12:00:00Z&event=e1&site=103&order=oldest');
    const next = paramsOf({ ...nothingAsked, subject: '101-001' }, former);
    expect(Object.fromEntries(next)).toEqual({ asOf: '2026-03-01T12:00:00Z', event: 'e1', subject: '101-001' });
  });

  it('leaves out what it cannot mean', () => {
    expect(askedOf(new URLSearchParams('reason=maybe&from=2026-02-30&to=2026&order=up&subject=%20'))).toEqual(nothingAsked);
  });

  it('counts what narrows, not the order', () => {
    expect(activeIn(all)).toBe(11);
    expect(activeIn({ ...nothingAsked, order: 'oldest' })).toBe(0);
  });
});

describe('the history asked of the API', () => {
  it('whole UTC days, a person as actor', () => {
    expect(apiFilterOf(all)).toEqual({
      subject: '101-019',
      site: '101',
      actor: 'coordinator',
      role: 'COORDINATOR',
      log: 'visits',
      kind: 'Visit',
      type: 'visits.ItemCorrected',
      reason: 'present',
      category: 'ENTRY_ERROR',
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-31T23:59:59.999Z',
      order: 'oldest',
    });
  });

  it('exports the same, without an order', () => {
    expect(exportFilterOf(all)).toEqual({ ...apiFilterOf(all), order: null });
  });
});
