import { Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useActivateSite, useAddSite } from '@/api/queries';
import type { Site } from '@/api/types';
import { dayOf } from '@/pieces/dates';
import { DayInput } from '../enrollment/DayInput';
import { isDay } from '../enrollment/dayChecks';
import { ActModal } from '../subject/ActModal';
import { countryName, isCountry } from './countries';
import { setupRefusal } from './refusals';

const USABLE = /^[A-Za-z0-9._-]{1,64}$/;

export function SiteModal({ study, onClose }: { study: string; onClose: () => void }) {
  const [site, setSite] = useState('');
  const [name, setName] = useState('');
  const [country, setCountry] = useState('');
  const [timeZone, setTimeZone] = useState<string | null>(null);
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const act = useAddSite(study);
  const unusable = site.trim() !== '' && !USABLE.test(site.trim());
  return (
    <ActModal
      title="Add a site"
      lead="Its days are counted in its own time zone: what is today there decides what lies in the future."
      label="Add site"
      onClose={onClose}
      onSubmit={() => timeZone && act.mutate({ site: site.trim(), name: name.trim(), country: country.trim().toUpperCase(), timeZone }, { onSuccess: onClose })}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => setupRefusal(problem, { site: site.trim() })}
      ready={USABLE.test(site.trim()) && name.trim() !== '' && isCountry(country.trim()) && timeZone !== null}
    >
      <TextInput
        label="Number"
        required
        data-autofocus
        autoComplete="off"
        value={site}
        onChange={(event) => setSite(event.currentTarget.value)}
        error={unusable ? '1 to 64 letters, digits, dots, underscores or hyphens; no spaces.' : null}
      />
      <TextInput label="Name" required autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label="Country"
        required
        autoComplete="off"
        maxLength={2}
        description={isCountry(country) ? countryName(country) : 'Two letters, for example DE'}
        value={country}
        onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
        error={country.length === 2 && !isCountry(country) ? 'No country has this code.' : null}
      />
      <Select label="Time zone" required searchable data={zones} limit={60} value={timeZone} onChange={setTimeZone} placeholder="for example Europe/Berlin" />
    </ActModal>
  );
}

export function ActivateModal({ study, site, onClose }: { study: string; site: Site; onClose: () => void }) {
  const [day, setDay] = useState('');
  const act = useActivateSite(study);
  return (
    <ActModal
      title={`Activate site ${site.site}, ${site.name}`}
      lead="From this day the site may register subjects. It is recorded once."
      label="Activate site"
      onClose={onClose}
      onSubmit={() => act.mutate({ site: site.site, activatedOn: day }, { onSuccess: onClose })}
      pending={act.isPending}
      problem={act.error}
      refusal={(problem) => setupRefusal(problem, { site: site.site, day })}
      ready={isDay(day)}
    >
      <DayInput label="Activated on" value={day} onChange={setDay} today={dayOf(new Date(), site.timeZone)} autoFocus />
    </ActModal>
  );
}
