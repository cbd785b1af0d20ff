import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/queries', page: () => import('./QueriesPage') }];
