import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/subjects/:subject/visits/:visit', page: () => import('./VisitPage') }];
