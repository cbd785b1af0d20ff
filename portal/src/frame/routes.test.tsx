import { matchRoutes, Navigate } from 'react-router';
import { expect, it } from 'vitest';
import { routes } from './routes';

it('leads from a study without a page to its dashboard', () => {
  const [page, study] = [...(matchRoutes(routes, '/studies/NLT-204') ?? [])].reverse();
  expect(study?.route.path).toBe('studies/:study');
  expect(page?.route.element).toEqual(<Navigate to="dashboard" replace />);
  expect(matchRoutes(routes, '/studies/NLT-204/dashboard')?.at(-1)?.route.lazy).toBeDefined();
});
