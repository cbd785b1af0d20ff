import type { Difference } from '@/api/types';
import { roleName } from '@/frame/roles';
import type { Change, Names } from '@/history/sentences';
import { words } from '@/history/telling';
import { formatDay, formatInstant } from '@/pieces/dates';

/** "Systolic blood pressure, Week 4"; "Query on Weight, Week 2"; "Site 101". */
export function thingName({ thing, key, site }: Difference, names: Names): string {
  const visit = names.visit?.(key['visit'] ?? '') ?? key['visit'] ?? '';
  const repeat = Number(key['repeat'] ?? 1);
  const item = `${names.item?.(key['item'] ?? '') ?? key['item'] ?? ''}${repeat > 1 ? ` (${repeat})` : ''}, ${visit}`;
  const event = `adverse event ${key['event'] ?? ''}`;
  switch (thing) {
    case 'STUDY':
      return 'The study';
    case 'SITE':
      return `Site ${key['site'] ?? site ?? ''}`;
    case 'GRANT':
      return `Role of ${key['user'] ?? ''}`;
    case 'SUBJECT':
      return 'Status';
    case 'VISIT':
      return visit;
    case 'ITEM':
      return item;
    case 'QUERY':
      return `Query on ${item}`;
    case 'ADVERSE_EVENT':
      return `Adverse event ${key['event'] ?? ''}`;
    case 'SAFETY_QUERY':
      return `Query on ${event}`;
    case 'SAFETY_CLOCK':
      return `${words(key['clock'] ?? 'clock')}, ${event}`.replace(/^./, (letter) => letter.toUpperCase());
  }
}

const DAY = /^\d{4}(-\d{2}){1,2}(T\d{2}:\d{2})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const CONSTANTS = /^[A-Z][A-Z_]+(, [A-Z][A-Z_]+)*$/;

/** A value as people read it: days, times, yes and no, constants as words. */
export function valueText(field: string, value: string | null): string {
  if (value === null || value === '') return 'nothing';
  if (value === 'true') return 'yes';
  if (value === 'false') return 'no';
  if (INSTANT.test(value)) return formatInstant(value);
  if (DAY.test(value)) return formatDay(value);
  if (field === 'role') return roleName(value);
  return CONSTANTS.test(value) && field !== 'value' ? words(value) : value;
}

/** Whether a field's value is a moment, so that its UTC can be shown, too. */
const isInstant = (value: string | null): value is string => value !== null && INSTANT.test(value);

/** `screenedOn` → `screened on`; `consent.2.0` → `consent 2.0`. */
const fieldName = (field: string) => field.replace(/\./, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** Each field that differs; a value takes its unit along where that stayed or came with it. */
export function changesOf({ fields }: Difference): (Change & { at?: { from: string | null; to: string | null } })[] {
  const unit = fields.find((one) => one.field === 'unit');
  const value = fields.find((one) => one.field === 'value');
  const shown = value ? fields.filter((one) => one !== unit) : fields;
  return shown.map(({ field, from, to }) => {
    const withUnit = (text: string | null, of: string | null | undefined) => (text !== null && field === 'value' && of ? `${text} ${of}` : valueText(field, text));
    return {
      label: field === 'value' ? '' : fieldName(field),
      from: withUnit(from, unit?.from),
      to: withUnit(to, unit?.to),
      ...(isInstant(from) || isInstant(to) ? { at: { from: isInstant(from) ? from : null, to: isInstant(to) ? to : null } } : {}),
    };
  });
}
