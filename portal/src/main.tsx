import '@/design/fonts.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@/design/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { makeQueryClient } from '@/api/reading';
import { schemeManager } from '@/design/schemeManager';
import { theme, variables } from '@/design/theme';
import { makeRouter } from '@/frame/routes';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const queries = makeQueryClient();
const router = makeRouter();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={schemeManager}>
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" autoClose={6000} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
