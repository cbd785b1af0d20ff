import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { SignedIn, SignedOut } from './AlonePages';
import { Frame } from './Frame';
import { NotFound } from './NotFound';
import { PageFailed } from './PageFailed';
import { StudyRoute } from './StudyRoute';

/**
 * A page says its own address: `src/pages/<name>/route.ts` exports `routes: PageRoute[]`. A path below `study/` is a page of a
 * study (`study/subjects` is `/studies/:study/subjects`); any other is a page beside the studies.
 */
export type PageRoute = {
  path: string;
  /** The page's module: exports `Component`. Loaded when first opened. */
  page: () => Promise<{ Component: ComponentType }>;
};

const found = import.meta.glob<{ routes: PageRoute[] }>('../pages/*/route.ts', { eager: true });
const pages = Object.values(found).flatMap((module) => module.routes);

const routeOf = ({ path, page }: PageRoute, prefix: string): RouteObject => {
  const own = path.slice(prefix.length);
  return { ...(own === '' ? { index: true as const } : { path: own }), lazy: page, errorElement: <PageFailed /> } as RouteObject;
};

const ofStudy = pages.filter((page) => page.path.startsWith('study/'));
const others = pages.filter((page) => !page.path.startsWith('study/'));

export const routes: RouteObject[] = [
  { path: '/signed-in', element: <SignedIn /> },
  { path: '/signed-out', element: <SignedOut /> },
  {
    path: '/',
    element: <Frame />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <div />,
    children: [
      ...others.map((page) => routeOf(page, '')),
      {
        path: 'studies/:study',
        element: <StudyRoute />,
        errorElement: <PageFailed />,
        children: [
          { index: true, element: <Navigate to="dashboard" replace /> },
          ...ofStudy.map((page) => routeOf(page, 'study/')),
          { path: '*', element: <NotFound /> },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];

export const makeRouter = () => createBrowserRouter(routes);
