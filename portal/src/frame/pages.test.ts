import { readFileSync } from 'node:fs';
import { matchRoutes, type RouteObject } from 'react-router';
import { expect, it } from 'vitest';
import { routes } from './routes';

const listed = JSON.parse(readFileSync('pages.json', 'utf8')) as { name: string; at: string }[];

const all = (some: RouteObject[]): RouteObject[] => some.flatMap((route) => [route, ...all(route.children ?? [])]);
const known = all(routes).filter((route) => route.lazy);
const shown = new Set(listed.map(({ at }) => matchRoutes(routes, at)?.at(-1)?.route));

it.each(known.map((route) => [route.path ?? 'home', route] as const))('%s is among the pages that are pictured and checked', (_, route) => {
  expect(shown).toContain(route);
});

it('gives each page a name of its own', () => {
  const names = listed.map((page) => page.name);
  expect(new Set(names).size).toBe(names.length);
});
