import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconBaselineDensityLarge, IconBaselineDensityMedium, IconBaselineDensitySmall, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import type { Problem } from '@/api/Problem';
import { signOut } from '@/api/signOut';
import type { Me, StudyItem } from '@/api/types';
import { density, useDensity } from '@/design/density';
import { grantText, roleName } from './roles';
import { StillSignedIn } from './StillSignedIn';
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

type ChoiceProps<Value extends string> = {
  name: string;
  choices: readonly { value: Value; label: string; icon: ComponentType<{ size: number; stroke: number }> }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few; the menu stays open, so that the effect is seen. */
function Choice<Value extends string>({ name, choices, value, onChange }: ChoiceProps<Value>) {
  return (
    <div role="group" aria-label={name}>
      <Menu.Label>{name}</Menu.Label>
      <Menu.RadioGroup value={value} onChange={(next) => onChange(next as Value)}>
        {choices.map(({ value: one, label, icon: Icon }) => (
          <Menu.RadioItem key={one} value={one} rightSection={<Icon size={16} stroke={1.6} />}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </div>
  );
}

/** Who I am with role and site, how it looks, the way out. */
export function PersonMenu({ me, present }: { me: Me; present: StudyItem | null }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dense = useDensity();
  const [failure, setFailure] = useState<Problem | null>(null);
  const leave = () => void signOut().then(() => setFailure(null), setFailure);
  const first = present?.grants[0];
  const short = first ? `${roleName(first.role)}${first.site ? ` · site ${first.site}` : ''}` : me.organisation;
  return (
    <>
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
          <Choice name="Appearance" choices={schemes} value={colorScheme} onChange={setColorScheme} />
          <Choice name="Rows of tables" choices={densities} value={dense} onChange={density.set} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={leave}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <StillSignedIn failure={failure} onAgain={leave} onClose={() => setFailure(null)} />
    </>
  );
}
