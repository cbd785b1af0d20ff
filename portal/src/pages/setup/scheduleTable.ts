import type { Activity, Epoch, ScheduleEntry } from '@/api/types';

/** The schedule of activities as protocols print it: visits across, grouped by epoch; activities down. */
export type ScheduleColumn = { key: string; label: string; when: string; window: string };
export type ScheduleEpoch = { id: string; name: string; span: number };
export type ScheduleRow = { name: string; label: string; planned: boolean[] };
/** `reference` is the visit on day 1; days of visits that hang on it are said without naming it. */
export type ScheduleTable = { reference: string | null; epochs: ScheduleEpoch[]; columns: ScheduleColumn[]; rows: ScheduleRow[] };

type Design = { epochs: Epoch[]; schedule: ScheduleEntry[]; activities: Activity[] };

export function scheduleTable({ epochs, schedule, activities }: Design): ScheduleTable {
  const labels = new Map(schedule.map((entry) => [entry.key, entry.label]));
  const reference = schedule.find((entry) => entry.fixedReference) ?? null;
  const names = new Map(epochs.map((epoch) => [epoch.id, epoch.name]));
  const rows = activities.map((activity) => ({
    name: activity.name,
    label: activity.label || activity.name,
    planned: schedule.map((entry) => entry.activities.some((planned) => planned === activity.name || planned === activity.label)),
  }));
  return {
    reference: reference ? reference.label || reference.key : null,
    epochs: runs(schedule, names),
    columns: schedule.map((entry) => ({
      key: entry.key,
      label: entry.label || entry.key,
      when: when(entry, labels, reference),
      window: window(entry),
    })),
    rows: rows.filter((row) => row.planned.some(Boolean)),
  };
}

/** Neighbours of the same epoch become one head cell; an epoch that comes back gets a second one. */
function runs(schedule: ScheduleEntry[], names: Map<string, string>): ScheduleEpoch[] {
  const found: ScheduleEpoch[] = [];
  for (const entry of schedule) {
    const id = entry.epochId ?? '';
    const last = found.at(-1);
    if (last && last.id === id) last.span += 1;
    else found.push({ id, name: names.get(id) ?? '', span: 1 });
  }
  return found;
}

function when(entry: ScheduleEntry, labels: Map<string, string>, reference: ScheduleEntry | null): string {
  if (entry.fixedReference) return 'Day 1';
  if (!entry.offset) return 'no fixed time';
  if (reference && entry.anchorKey === reference.key) return `${entry.before ? '−' : '+'} ${duration(entry.offset)}`;
  const anchor = entry.anchorKey ? (labels.get(entry.anchorKey) ?? entry.anchorKey) : 'the reference';
  return `${duration(entry.offset)} ${entry.before ? 'before' : 'after'} ${anchor}`;
}

function window(entry: ScheduleEntry): string {
  const lower = entry.windowLower ? duration(entry.windowLower, true) : null;
  const upper = entry.windowUpper ? duration(entry.windowUpper, true) : null;
  if (lower && lower === upper) return `± ${lower}`;
  return [lower && `− ${lower}`, upper && `+ ${upper}`].filter(Boolean).join(' / ');
}

const UNITS = [
  ['year', 'y'],
  ['month', 'mo'],
  ['week', 'wk'],
  ['day', 'd'],
  ['hour', 'h'],
  ['minute', 'min'],
] as const;

/** `P2W` → `2 weeks` (short: `2 wk`); what is no ISO 8601 duration is shown as it is. */
export function duration(iso: string, short = false): string {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  const parts = (found?.slice(1) ?? []).flatMap((digits, index) => {
    const unit = UNITS[index];
    if (digits === undefined || !unit || Number(digits) === 0) return [];
    return [short ? `${Number(digits)} ${unit[1]}` : `${Number(digits)} ${unit[0]}${Number(digits) === 1 ? '' : 's'}`];
  });
  if (!found) return iso;
  return parts.length === 0 ? (short ? '0 d' : 'at once') : parts.join(' ');
}
