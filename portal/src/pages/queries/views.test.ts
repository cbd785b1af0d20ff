import { describe, expect, it } from 'vitest';
import { askedOfEvent, askedOfItem } from './asked';
import { countOf, firstView, stackOf, turnOf, viewNames } from './views';

describe('the work list', () => {
  it('shows the site what is open and data management what is answered', () => {
    expect(stackOf(firstView(turnOf([{ role: 'COORDINATOR' }])), 'SITE')).toEqual({ status: 'OPEN', waitingFor: 'SITE' });
    expect(stackOf(firstView(turnOf([{ role: 'MONITOR' }])), 'DATA_MANAGEMENT')).toEqual({ status: 'ANSWERED', waitingFor: 'DATA_MANAGEMENT' });
    expect(stackOf('others', 'DATA_MANAGEMENT')).toEqual({ status: 'OPEN', waitingFor: 'SITE' });
    expect(stackOf('closed', 'SITE')).toEqual({ status: 'CLOSED' });
  });

  it('counts what the stack holds, not what waits for others', () => {
    const counts = { open: 4, answered: 3, closed: 11 };
    expect(countOf('mine', 'SITE', counts)).toBe(4);
    expect(countOf('mine', 'DATA_MANAGEMENT', counts)).toBe(3);
    expect(countOf('closed', 'SITE', counts)).toBe(11);
    expect(countOf('all', null, counts)).toBe(18);
  });

  it('has no turn for who only reads: everything is shown', () => {
    const turn = turnOf([{ role: 'INSPECTOR' }]);
    expect(turn).toBeNull();
    expect(stackOf(firstView(turn), turn)).toEqual({});
    expect(viewNames(turn).map((view) => view.value)).toEqual(['all', 'closed']);
  });
});

describe('what is asked', () => {
  const query = { rule: 'OUT_OF_SOFT_RANGE', value: '250', unit: 'mmHg', low: '70', high: '200' } as Parameters<typeof askedOfItem>[0];

  it('is said with the value and the range', () => {
    expect(askedOfItem(query)).toBe('250 mmHg is outside 70 to 200 mmHg');
    expect(askedOfItem({ ...query, low: null })).toBe('250 mmHg is above 200 mmHg');
    expect(askedOfItem({ ...query, rule: 'MANUAL', openedBy: 'Lena Fischer' })).toBe('Asked by Lena Fischer');
  });

  it('has words for rules it does not know', () => {
    expect(askedOfEvent({ rule: 'SERIOUS_WITHOUT_CRITERION' })).toBe('Serious, without a criterion that says why');
    expect(askedOfEvent({ rule: 'SOMETHING_NEW' })).toBe('Something new');
  });
});
