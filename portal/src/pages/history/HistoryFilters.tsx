import { useTeam } from '@/api/queries';
import { useStudy } from '@/frame/useStudy';
import { FilterBar, FilterBreak } from '@/pages/filters/FilterBar';
import { Segments } from '@/pages/filters/Segments';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { TextFilter } from '@/pages/filters/TextFilter';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { categories, kinds, logs, peopleOf, reasons, roles, types } from './choices';
import { DayFilter } from './DayFilter';
import { activeIn, nothingAsked, type Asked } from './historyFilter';

/** Everything the history can be asked for. */
export function HistoryFilters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { study } = useStudy();
  const sites = useSiteChoices();
  const team = useTeam(study);
  const set = (part: Partial<Asked>) => onAsk({ ...asked, ...part });
  return (
    <FilterBar
      active={activeIn(asked)}
      onClear={() => onAsk({ ...nothingAsked, order: asked.order })}
      end={
        <Segments
          label="Order"
          choices={[
            { value: 'newest', label: 'Newest first' },
            { value: 'oldest', label: 'Oldest first' },
          ]}
          value={asked.order}
          onChange={(order) => set({ order })}
        />
      }
    >
      <TextFilter label="Subject" value={asked.subject} onChange={(subject) => set({ subject })} width={120} />
      {sites.length > 1 && <SelectFilter label="Site" all="All sites" value={asked.site} choices={sites} onChange={(site) => set({ site })} width={150} />}
      <SelectFilter label="Person" all="Anybody" value={asked.person} choices={peopleOf(team.data?.team ?? [])} onChange={(person) => set({ person })} width={165} />
      <SelectFilter label="Role" all="Any role" value={asked.role} choices={roles} onChange={(role) => set({ role })} width={150} />
      <SelectFilter label="Service" all="Any service" value={asked.log} choices={logs} onChange={(log) => set({ log })} width={140} />
      <SelectFilter label="About" all="About anything" value={asked.kind} choices={kinds} onChange={(kind) => set({ kind })} width={170} />
      <SelectFilter label="Event" all="Any event" value={asked.type} choices={types} onChange={(type) => set({ type })} width={190} />
      <FilterBreak />
      <SelectFilter label="Reason" all="Reason or not" value={asked.reason} choices={reasons} onChange={(reason) => set({ reason: reason as Asked['reason'] })} width={150} />
      <SelectFilter label="Kind of reason" all="Any kind of reason" value={asked.category} choices={categories} onChange={(category) => set({ category })} width={180} />
      <DayFilter label="From" value={asked.from} onChange={(from) => set({ from })} />
      <DayFilter label="To" value={asked.to} onChange={(to) => set({ to })} />
    </FilterBar>
  );
}
