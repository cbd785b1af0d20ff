import { Button, Popover } from '@mantine/core';
import { IconClockHour4, IconHistoryToggle } from '@tabler/icons-react';
import { useState } from 'react';
import { asOfClock, useAsOf } from '@/api/asOf';
import { formatAsOf, formatDay, readPartialDate } from '@/pieces/dates';
import { normalPartialDate, partialDateError, PartialDateInput } from '@/pieces/PartialDateInput';
import styles from './TopBar.module.css';

/** A day means its end, UTC; with a time, that minute. */
export function instantOf(text: string): string | null {
  const parts = readPartialDate(text);
  if (!parts || parts.day === undefined) return null;
  const normal = normalPartialDate(text);
  return parts.hour === undefined ? `${normal}T23:59:59.999Z` : `${normal}:00Z`;
}

/** Chooses the moment the whole portal shows. */
export function AsOfButton() {
  const asOf = useAsOf();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const instant = instantOf(text);
  const future = instant !== null && Date.parse(instant) > Date.now() && !text.startsWith(new Date().toISOString().slice(0, 10));
  const error = partialDateError(text, 'day') ?? (future ? 'That is in the future: nothing is recorded there yet.' : null);
  const show = () => {
    if (!instant || error) return;
    // Today's end lies ahead of the clock; the present moment is what was meant.
    asOfClock.set(Date.parse(instant) > Date.now() ? new Date().toISOString() : instant);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles['tool']}
          data-on={asOf !== null}
          aria-expanded={opened}
          onClick={() => {
            setText(asOf ? asOf.slice(0, 16) : '');
            setOpened(!opened);
          }}
        >
          {asOf ? <IconHistoryToggle size={18} stroke={1.6} /> : <IconClockHour4 size={18} stroke={1.6} />}
          <span className="visuallyHidden">{asOf ? `As recorded on ${formatAsOf(asOf)}, change` : 'Show the study as recorded on a past date'}</span>
          <span className={styles['asOfWord']}>{asOf ? formatDay(asOf.slice(0, 10)) : 'Present'}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          style={{ display: 'grid', gap: 10 }}
          onSubmit={(event) => {
            event.preventDefault();
            show();
          }}
        >
          <strong>Show the study as it was recorded</strong>
          <PartialDateInput
            label="Day, or day and time, UTC"
            value={text}
            onChange={setText}
            atLeast="day"
            autoFocus
            error={future ? error : null}
            hint="2026-03-01 or 2026-03-01 12:00"
          />
          <div style={{ color: 'var(--tl-text-muted)', fontSize: 'var(--tl-size-small)' }}>
            Everything turns read only until you return to the present.
          </div>
          <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
            {asOf && (
              <Button
                variant="default"
                onClick={() => {
                  asOfClock.set(null);
                  setOpened(false);
                }}
              >
                Return to the present
              </Button>
            )}
            <Button type="submit" disabled={!instant || error !== null}>
              Show that moment
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
