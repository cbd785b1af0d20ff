import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCalendarPlus, IconDots, IconHeartPlus, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Subject, Visit } from '@/api/types';
import { to } from '@/frame/addresses';
import { useStudy } from '@/frame/useStudy';
import { stepsOf } from '../enrollment/steps';
import { DiscontinueModal } from './DiscontinueModal';
import { nextStepText } from './nextStep';
import { RecordVisitModal } from './RecordVisitModal';

export type SubjectActsProps = { study: string; subject: Subject; visits: Visit[]; today: string };

/** What can be done now, the next step first. */
export function SubjectActs({ study, subject, visits, today }: SubjectActsProps) {
  const { may } = useStudy();
  const [open, setOpen] = useState<'visit' | 'discontinue' | null>(null);
  const step = stepsOf(subject).find((it) => it.state === 'now');
  const next = nextStepText(subject);
  const own = step !== undefined && may(step.act, subject.site);
  const left = subject.discontinuations.some((it) => it.scope === 'STUDY') || subject.status === 'SCREENING_FAILED';
  return (
    <>
      {next && (
        <Button component={Link} to={to.enrollment(study, subject.subject)} variant={own ? 'filled' : 'default'}>
          {own ? next : 'Steps into the study'}
        </Button>
      )}
      {may('ENTER_DATA', subject.site) && subject.consents.length > 0 && (
        <Button variant="default" leftSection={<IconCalendarPlus size={16} stroke={1.6} />} onClick={() => setOpen('visit')}>
          Record unscheduled visit
        </Button>
      )}
      {may('REPORT_EVENT', subject.site) && (
        <Button component={Link} to={to.reportEvent(study, subject.subject)} variant="default" leftSection={<IconHeartPlus size={16} stroke={1.6} />}>
          Report adverse event
        </Button>
      )}
      {may('DISCONTINUE', subject.site) && !left && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label="More acts">
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUserMinus size={16} stroke={1.6} />} onClick={() => setOpen('discontinue')}>
              Discontinue subject…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {open === 'visit' && <RecordVisitModal study={study} subject={subject} visits={visits} today={today} onClose={() => setOpen(null)} />}
      {open === 'discontinue' && <DiscontinueModal study={study} subject={subject} onClose={() => setOpen(null)} />}
    </>
  );
}
