import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Empty } from '@/pieces/states';

/** Nobody here: because of the filter, or because nobody was registered yet. */
export function NoSubjects({ filtered, register }: { filtered: boolean; register: ReactNode }) {
  return filtered ? (
    <Empty title="No subject matches the filter" icon={<IconUsers size={28} stroke={1.4} />}>
      Clear a filter, or check the number: it is matched from its first character.
    </Empty>
  ) : (
    <Empty title="No subject yet" icon={<IconUsers size={28} stroke={1.4} />} action={register}>
      A subject appears here as soon as an active site registers it.
    </Empty>
  );
}
