import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/dashboard', page: () => import('./DashboardPage') }];
