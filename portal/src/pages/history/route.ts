import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/history', page: () => import('./HistoryPage') }];
