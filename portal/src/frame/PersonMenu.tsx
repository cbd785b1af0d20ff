import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconBaselineDensityLarge, IconBaselineDensityMedium, IconBaselineDensitySmall, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { signOut } from '@/api/signOut';
import type { Me, StudyItem } from '@/api/types';
import { density, useDensity } from '@/design/density';
import { grantText, roleName } from './roles';
import styles from './TopBar.module.css';

const initials = (name: string) =>
  name
    .replace(/^(Dr|Prof)\.?\s+/, '')
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const;

const densities = [
  { value: 'comfortable', label: 'Comfortable', icon: IconBaselineDensityLarge },
  { value: 'compact', label: 'Compact', icon: IconBaselineDensitySmall },
  { value: 'auto', label: 'As suits each', icon: IconBaselineDensityMedium },
] as const;

/** Who I am with role and site, how it looks, the way out. */
export function PersonMenu({ me, present }: { me: Me; present: StudyItem | null }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dense = useDensity();
  const first = present?.grants[0];
  const short = first ? `${roleName(first.role)}${first.site ? ` · site ${first.site}` : ''}` : me.organisation;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={styles['tool']}>
          <span className={styles['avatar']} aria-hidden="true">
            {initials(me.name)}
          </span>
          <span className="visuallyHidden">Account and appearance of {me.name}</span>
          <span className={styles['who']}>
            <span className={styles['whoName']}>{me.name}</span>
            <span className={styles['whoRole']}>{short}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <div style={{ color: 'var(--tl-text)', fontWeight: 600 }}>{me.name}</div>
          <div>{me.organisation}</div>
          {present?.grants.map((grant) => <div key={`${grant.role}-${grant.site}-${grant.from}`}>{grantText(grant)}</div>)}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Icon size={16} stroke={1.6} />}
            rightSection={colorScheme === value ? '✓' : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>Rows of tables</Menu.Label>
        {densities.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={dense === value}
            leftSection={<Icon size={16} stroke={1.6} />}
            rightSection={dense === value ? '✓' : null}
            closeMenuOnClick={false}
            onClick={() => density.set(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
