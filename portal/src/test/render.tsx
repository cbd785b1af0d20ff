import { MantineProvider } from '@mantine/core';
import { notifyManager, QueryClientProvider } from '@tanstack/react-query';
import { act, render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { makeQueryClient } from '@/api/reading';
import type { Grant, StudyItem } from '@/api/types';
import { theme, variables } from '@/design/theme';
import { StudyContext, studyHere } from '@/frame/useStudy';

export const STUDY = 'NLT-204';

export const coordinatorAt101: Grant[] = [{ role: 'COORDINATOR', site: '101', from: '2026-01-01', to: null }];

export const studyItem = (grants: Grant[] = coordinatorAt101): StudyItem => ({
  study: STUDY,
  version: '1.0',
  title: 'Velanserin for the prevention of episodic migraine in adults',
  acronym: 'NLT-204',
  plannedSubjects: 60,
  grants,
});

export type Rendered = RenderResult & {
  /** All that was read is read again, as when one comes back to the window. */
  readAgain: () => Promise<void>;
};

/** Answers reach what is drawn a moment after they came. */
const told = () => new Promise<void>((resolve) => notifyManager.schedule(resolve));

/** A piece alone, with theme and queries. */
export function renderPiece(piece: ReactNode): Rendered {
  const client = makeQueryClient();
  const rendered = render(
    <MantineProvider theme={theme} cssVariablesResolver={variables} env="test">
      <QueryClientProvider client={client}>{piece}</QueryClientProvider>
    </MantineProvider>,
  );
  return { ...rendered, readAgain: () => act(() => client.invalidateQueries().then(told)) };
}

export type PageOptions = { path?: string; at?: string; grants?: Grant[] };

/** A page below `/studies/:study`: `path` as in its route (`/studies/:study/queries`), `at` the address shown. */
export function renderPage(page: ReactNode, { path = '*', at = `/studies/${STUDY}`, grants }: PageOptions = {}): Rendered {
  const here = studyHere(studyItem(grants), false);
  const router = createMemoryRouter([{ path, element: <StudyContext value={here}>{page}</StudyContext> }, { path: '*', element: <div>elsewhere</div> }], {
    initialEntries: [at],
  });
  return renderPiece(<RouterProvider router={router} />);
}
