import type { FormEntry, FormItem, Visit } from '@/api/types';

export const formItem = (part: Partial<FormItem> = {}): FormItem => ({
  item: 'VS.SYSBP',
  name: 'Systolic blood pressure',
  dataType: 'DECIMAL',
  units: ['mmHg'],
  codes: [],
  softRanges: [{ unit: 'mmHg', low: '85', high: '160' }],
  required: true,
  repeat: 1,
  value: null,
  unit: null,
  date: null,
  notDone: false,
  reason: null,
  recordedAt: null,
  recordedBy: null,
  recordedByName: null,
  recordedByRole: null,
  queries: [],
  ...part,
});

export const recorded = (value: string, part: Partial<FormItem> = {}): FormItem =>
  formItem({
    value,
    unit: 'mmHg',
    recordedAt: '2026-10-23T15:22:11Z',
    recordedBy: 'coordinator',
    recordedByName: 'Ana Ruiz',
    recordedByRole: 'COORDINATOR',
    ...part,
  });

export const visitOf = (part: Partial<Visit> = {}): Visit => ({
  subject: '101-019',
  visit: 'WK4',
  planned: true,
  label: 'Week 4',
  status: 'DONE',
  date: '2026-10-23',
  studyDay: 29,
  target: '2026-10-23',
  from: '2026-10-20',
  to: '2026-10-26',
  provisional: false,
  timing: 'IN',
  timingAtEntry: 'IN',
  deviation: null,
  reason: null,
  cancelledBecause: null,
  display: 'inProgress',
  expected: 2,
  answered: 0,
  openQueries: 0,
  epochId: null,
  epoch: null,
  ...part,
});

export const diastolic = (part: Partial<FormItem> = {}): FormItem =>
  formItem({ item: 'VS.DIABP', name: 'Diastolic blood pressure', softRanges: [{ unit: 'mmHg', low: '45', high: '100' }], ...part });

export const position = (part: Partial<FormItem> = {}): FormItem =>
  formItem({ item: 'VS.POS', name: 'Position', dataType: 'CODED', units: [], softRanges: [], codes: ['SITTING', 'STANDING'], required: false, ...part });

export const entryOf = (items: FormItem[], part: Partial<FormEntry> = {}): FormEntry => ({
  visit: visitOf(),
  version: 7,
  editable: true,
  forms: [{ form: 'vital-signs', name: 'Vital signs', sections: [{ name: 'Blood pressure', items }] }],
  ...part,
});
