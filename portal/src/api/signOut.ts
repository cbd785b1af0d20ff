import { csrfToken } from './client';

/** Ends the session here and at the provider; the answer says where its end-session page is. */
export async function signOut(): Promise<void> {
  let next = '/signed-out';
  try {
    const response = await fetch('/logout', {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { 'X-XSRF-TOKEN': csrfToken(), Accept: 'application/json' },
    });
    next = response.headers.get('Location') ?? next;
  } catch {
    // Without a connection the page still goes away; the session ends by itself.
  }
  window.location.assign(next);
}
