import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/subjects/:subject', page: () => import('./SubjectPage') }];
