import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/exports', page: () => import('./ExportsPage') }];
