import { formatDay } from '@/pieces/dates';
import { isSealed, measured, objectOf, tell, textOf, value, type Change, type Payload, type Segment, type Told } from './telling';

/** `98.6 F` → `98.6`, `F`. */
const split = (text: string): [string, string] => {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** A correction says what it changed: the value, its unit, its date, or several of them. */
export function corrected(payload: Payload, item: Segment, visit: string): Told {
  const [before, now] = [objectOf(payload, 'before'), objectOf(payload, 'value')];
  const [from, to] = [payload['before'] ? measured(before) : 'not done', measured(now)];
  const [dayBefore, day] = [dayIn(before), dayIn(now)];
  const label = `${item.text}, ${visit}`;
  // Left out it is the visit's day, which may well be the one that was written out before: told only where nothing else changed.
  const known = dayBefore !== AT_THE_VISIT && day !== AT_THE_VISIT;
  const moved: Change[] = dayBefore === day || (from !== to && !known) ? [] : [{ label: `${label}, date`, from: dayBefore, to: day }];
  if (isSealed(before['text']) && isSealed(now['text'])) {
    return { act: tell`changed the text of ${item}, ${visit}; both are sealed`, changes: moved };
  }
  if (from === to && moved.length > 0) {
    return { act: tell`changed the date of ${item}, ${visit}, from ${value(dayBefore)} to ${value(day)}; ${to} as before`, changes: moved };
  }
  return { act: [...exchanged(item, visit, from, to), ...(moved.length > 0 ? tell`, and its date from ${value(dayBefore)} to ${value(day)}` : [])], changes: [{ label, from, to }, ...moved] };
}

/** A value without a date of its own was taken at the visit. */
const AT_THE_VISIT = 'the day of the visit';
const dayIn = (of: Payload) => formatDay(textOf(of, 'date')) || AT_THE_VISIT;

function exchanged(item: Segment, visit: string, from: string, to: string): Segment[] {
  const [number, unit] = split(from);
  const [numberNow, unitNow] = split(to);
  if (number === numberNow && unit !== unitNow && unit && unitNow) {
    return tell`changed the unit of ${item}, ${visit}, from ${value(unit)} to ${value(unitNow)}; ${number} as before`;
  }
  // "from 182 to 128 mmHg": the unit once, if it is the same.
  return tell`changed ${item}, ${visit}, from ${value(unit && unit === unitNow ? number : from)} to ${value(to)}`;
}
