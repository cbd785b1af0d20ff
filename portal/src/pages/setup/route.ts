import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [
  { path: 'study/setup', page: () => import('./SetupPage') },
  { path: 'study/setup/:part', page: () => import('./SetupPage') },
  { path: 'new-study', page: () => import('./ImportPage') },
];
