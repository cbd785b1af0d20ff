import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [
  { path: 'study/safety/:subject?/:event?', page: () => import('./SafetyPage') },
  { path: 'study/subjects/:subject/adverse-events/new', page: () => import('./ReportPage') },
  { path: 'study/subjects/:subject/adverse-events/:event/follow-up', page: () => import('./FollowUpPage') },
];
