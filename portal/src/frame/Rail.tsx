import { Menu } from '@mantine/core';
import {
  IconBriefcase,
  IconCalendarEvent,
  IconChevronDown,
  IconDots,
  IconDownload,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconLayoutDashboard,
  IconMessageQuestion,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import type { StudyItem } from '@/api/types';
import { to } from './addresses';
import { Logo } from './Logo';
import styles from './Rail.module.css';
import { mayOpen, roleName, type Area } from './roles';

type Place = { area: Area | 'home'; label: string; icon: ComponentType<{ size: number; stroke: number }>; main: boolean };

/** In the order of the design; `main` ones stay in the bar at the bottom of a phone, the others are behind "More". */
const places: Place[] = [
  { area: 'home', label: 'Home', icon: IconHome, main: true },
  { area: 'dashboard', label: 'Dashboard', icon: IconLayoutDashboard, main: false },
  { area: 'subjects', label: 'Subjects', icon: IconUsers, main: true },
  { area: 'visits', label: 'Visits', icon: IconCalendarEvent, main: true },
  { area: 'queries', label: 'Queries', icon: IconMessageQuestion, main: true },
  { area: 'safety', label: 'Safety', icon: IconHeartbeat, main: false },
  { area: 'history', label: 'History', icon: IconHistory, main: false },
  { area: 'verify', label: 'Verify', icon: IconShieldCheck, main: false },
  { area: 'exports', label: 'Exports', icon: IconDownload, main: false },
  { area: 'setup', label: 'Set-up', icon: IconSettings, main: false },
];

export type RailProps = { studies: StudyItem[]; present: StudyItem | null };

/** Study switcher and the places this role may open; icons below 1024 px, a bar at the bottom below 640 px. */
export function Rail({ studies, present }: RailProps) {
  const shown = places.filter((place) => place.area === 'home' || (present && mayOpen(present.grants, place.area)));
  const hidden = shown.filter((place) => !place.main);
  return (
    <nav className={styles['rail']} aria-label="Main">
      <Link to={to.home()} className={styles['brand']} aria-label="TrialLedger, home">
        <Logo />
        <span className={styles['brandName']}>TrialLedger</span>
      </Link>
      <StudySwitcher studies={studies} present={present} />
      <div className={styles['links']}>
        {shown.map((place) => (
          <NavLink
            key={place.area}
            to={addressOf(place, present)}
            end={place.area === 'home'}
            className={styles['link']}
            data-more={!place.main}
            title={place.label}
          >
            <place.icon size={19} stroke={1.6} />
            <span className={styles['label']}>{place.label}</span>
          </NavLink>
        ))}
        {(hidden.length > 0 || studies.length > 0) && <More places={hidden} studies={studies} present={present} />}
      </div>
      <div className={styles['foot']}>Every act is recorded and can be verified.</div>
    </nav>
  );
}

const addressOf = (place: Place, present: StudyItem | null) =>
  place.area === 'home' || !present ? to.home() : to[place.area](present.study);

/** On a phone: the other places, and the studies to change to. */
function More({ places: hidden, studies, present }: { places: Place[] } & RailProps) {
  const navigate = useNavigate();
  return (
    <Menu position="top-end" width={280}>
      <Menu.Target>
        <button type="button" className={`${styles['link']} ${styles['more']}`}>
          <IconDots size={19} stroke={1.6} />
          <span>More</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {hidden.map((place) => (
          <Menu.Item key={place.area} leftSection={<place.icon size={17} stroke={1.6} />} onClick={() => void navigate(addressOf(place, present))}>
            {place.label}
          </Menu.Item>
        ))}
        {hidden.length > 0 && studies.length > 0 && <Menu.Divider />}
        <Studies studies={studies} present={present} />
      </Menu.Dropdown>
    </Menu>
  );
}

const rolesIn = (study: StudyItem) => [...new Set(study.grants.map((grant) => roleName(grant.role)))].join(', ');

/** The studies as items of a menu; the same place in another study, where the role there opens it. */
function Studies({ studies, present }: RailProps) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const go = (study: StudyItem) => {
    const area = pathname.split('/')[3] as Area | undefined;
    const stays = area !== undefined && area in to && mayOpen(study.grants, area);
    void navigate(stays ? to[area](study.study) : to.dashboard(study.study));
  };
  return (
    <>
      <Menu.Label>Your studies</Menu.Label>
      {studies.map((study) => (
        <Menu.Item key={study.study} onClick={() => go(study)} aria-current={study.study === present?.study}>
          <span style={{ fontWeight: study.study === present?.study ? 620 : 500 }}>{study.study}</span>
          <span className={styles['studyNote']} style={{ whiteSpace: 'normal' }}>
            {study.title}
          </span>
        </Menu.Item>
      ))}
    </>
  );
}

function StudySwitcher({ studies, present }: RailProps) {
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button type="button" className={styles['switcher']} title="Change study">
          <IconBriefcase size={18} stroke={1.6} />
          <span className="visuallyHidden">{present ? `Study ${present.study}, ` : ''}change study</span>
          <span className={styles['switcherText']}>
            <span className={styles['study']}>{present ? present.study : 'Choose a study'}</span>
            <span className={styles['studyNote']}>{present ? rolesIn(present) : `${studies.length} open to you`}</span>
          </span>
          <IconChevronDown size={15} className={styles['chevron']} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Studies studies={studies} present={present} />
      </Menu.Dropdown>
    </Menu>
  );
}
