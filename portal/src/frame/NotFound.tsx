import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { Empty } from '@/pieces/states';
import { to } from './addresses';
import { Page } from './Page';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <Page title="Page not found">
      <Empty
        title="There is nothing at this address"
        icon={<IconMapQuestion size={30} stroke={1.4} />}
        action={
          <Button component={Link} to={to.home()}>
            Go to Home
          </Button>
        }
      >
        <code>{pathname}</code> names no page. It may have been shortened when it was copied.
      </Empty>
    </Page>
  );
}
