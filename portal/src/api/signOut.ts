import { csrfToken } from './client';
import { Problem } from './Problem';

/**
 * Ends the session here and at the provider; the answer says where its end-session page is. Throws a Problem where the session may
 * live on: nobody is called signed out before the server said so.
 */
export async function signOut(): Promise<void> {
  const response = await fetch('/logout', {
    method: 'POST',
    credentials: 'same-origin',
    redirect: 'manual',
    headers: { 'X-XSRF-TOKEN': csrfToken(), Accept: 'application/json' },
  }).catch(() => {
    throw Problem.offline();
  });
  // 401: there is no session any more.
  if (!response.ok && response.status !== 401) throw await Problem.of(response);
  window.location.assign(response.headers.get('Location') ?? '/signed-out');
}
