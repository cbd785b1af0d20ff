import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: '', page: () => import('./HomePage') }];
