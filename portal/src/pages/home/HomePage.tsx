import { Page } from '@/frame/Page';

export function Component() {
  return <Page title="Home">…</Page>;
}
