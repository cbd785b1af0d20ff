import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [
  { path: 'study/subjects/new', page: () => import('./RegisterPage') },
  { path: 'study/subjects/:subject/enrollment', page: () => import('./EnrollmentPage') },
];
