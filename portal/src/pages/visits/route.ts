import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/visits', page: () => import('./VisitsPage') }];
