import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Visit } from '@/api/types';

/** The visits before and after this one, in the order of the protocol. */
export function VisitNeighbours({ visits, visit, onGo }: { visits: Visit[]; visit: string; onGo: (visit: string) => void }) {
  const at = visits.findIndex((one) => one.visit === visit);
  if (at < 0) return null;
  const before = visits[at - 1];
  const after = visits[at + 1];
  return (
    <>
      {before && (
        <Tooltip label={before.label}>
          <ActionIcon variant="default" size={36} aria-label={`Visit before: ${before.label}`} onClick={() => onGo(before.visit)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      {after && (
        <Tooltip label={after.label}>
          <ActionIcon variant="default" size={36} aria-label={`Visit after: ${after.label}`} onClick={() => onGo(after.visit)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
