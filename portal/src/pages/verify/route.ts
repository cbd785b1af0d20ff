import type { PageRoute } from '@/frame/routes';

export const routes: PageRoute[] = [{ path: 'study/verify', page: () => import('./VerifyPage') }];
