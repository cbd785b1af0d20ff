import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowsDiff, IconChevronLeft, IconChevronRight, IconHistoryToggle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { asOfClock, useAsOf } from '@/api/asOf';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { formatAsOf } from '@/pieces/dates';
import { Comparison } from './Comparison';
import styles from './LookBack.module.css';
import { instantAt, neighbouringStep, stepOf, type Mark, type Moments } from './moments';
import { useMoments } from './useMoments';

export type LookBackProps = {
  /** Marks the moments at which something was recorded about this subject; a comparison is of it alone. */
  subject?: string;
  site?: string | null;
};

/** What was recorded up to which moment: chosen by dragging or by keys, from the study's first record to now. */
export function LookBack({ subject, site = null }: LookBackProps) {
  const { study } = useStudy();
  const asOf = useAsOf();
  const [near, setNear] = useState(false);
  const [compared, compare] = useShown('compare');
  const { moments, marks } = useMoments(study, subject ?? null, near || asOf !== null);
  // At the present there is nothing to compare: the next look back begins without.
  useEffect(() => {
    if (asOf === null && compared !== null) compare(null);
  }, [asOf, compared, compare]);
  if (!moments) return null;
  return (
    <>
      <section className={styles['strip']} aria-label="Look back" data-past={asOf !== null} onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
        <Slider moments={moments} marks={marks} asOf={asOf} />
        {asOf && (
          <Button size="xs" variant="default" leftSection={<IconArrowsDiff size={14} />} onClick={() => compare('now')}>
            Compare with now
          </Button>
        )}
      </section>
      {asOf && compared && (
        <Comparison from={asOf} to={compared === 'now' ? null : compared} subject={subject ?? null} site={site} onTo={(to) => compare(to ?? 'now')} onClose={() => compare(null)} />
      )}
    </>
  );
}

/** ms a moment rests under the thumb before the pages are read as of it. */
const REST = 300;

type SliderProps = { moments: Moments; marks: Mark[]; asOf: string | null };

function Slider({ moments, marks, asOf }: SliderProps) {
  const [moved, move] = useState<number | null>(null);
  const step = moved ?? stepOf(moments, asOf);
  const instant = moved === null ? asOf : instantAt(moments, moved);
  useEffect(() => {
    if (moved === null) return;
    const rest = setTimeout(() => {
      asOfClock.set(instantAt(moments, moved));
      move(null);
    }, REST);
    return () => clearTimeout(rest);
  }, [moved, moments]);
  const says = instant ? formatAsOf(instant) : 'Now';
  const jump = (direction: 1 | -1) => move(neighbouringStep(marks, step, direction, moments.last));
  return (
    <>
      <span className={styles['moment']}>
        <IconHistoryToggle size={16} stroke={1.6} aria-hidden="true" />
        {instant ? (
          <span>
            As recorded on <strong>{says}</strong>
          </span>
        ) : (
          <span>
            As recorded <strong>now</strong>; drag to look back
          </span>
        )}
      </span>
      <span className={styles['scale']}>
        {marks.length > 0 && <Jump label="Back to when something was recorded" icon={<IconChevronLeft size={16} />} disabled={step === 0} onClick={() => jump(-1)} />}
        <span className={styles['track']}>
          <svg className={styles['marks']} aria-hidden="true" preserveAspectRatio="none" viewBox={`0 0 ${moments.last} 10`}>
            {marks.map((mark) => (
              <line key={mark.step} x1={mark.step} x2={mark.step} y1={mark.count > 4 ? 0 : 3} y2={10} vectorEffect="non-scaling-stroke" />
            ))}
          </svg>
          <input
            type="range"
            className={styles['range']}
            min={0}
            max={moments.last}
            step={1}
            value={step}
            aria-label="Moment shown, from the first record to now"
            aria-valuetext={says}
            style={{ '--share': `${(step / moments.last) * 100}%` } as React.CSSProperties}
            onChange={(event) => move(Number(event.currentTarget.value))}
          />
        </span>
        {marks.length > 0 && <Jump label="On to when something was recorded" icon={<IconChevronRight size={16} />} disabled={step === moments.last} onClick={() => jump(1)} />}
      </span>
    </>
  );
}

const Jump = ({ label, icon, disabled, onClick }: { label: string; icon: React.ReactNode; disabled: boolean; onClick: () => void }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      {icon}
    </ActionIcon>
  </Tooltip>
);
