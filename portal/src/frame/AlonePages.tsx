import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { signInAddress } from '@/api/session';
import styles from './Frame.module.css';
import { Logo } from './Logo';

/** Where signing in again ends: tells the waiting window and goes away. */
export function SignedIn() {
  useEffect(() => {
    const channel = new BroadcastChannel('tl-session');
    channel.postMessage('signed-in');
    channel.close();
    const timer = setTimeout(() => window.close(), 600);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['alone']}>
      <div className={styles['panel']}>
        <Logo size={34} />
        <h1>You are signed in</h1>
        <p>You can close this window and go on in the other one.</p>
      </div>
    </div>
  );
}

export function SignedOut() {
  const failed = new URLSearchParams(window.location.search).get('reason') === 'failed';
  return (
    <div className={styles['alone']}>
      <div className={styles['panel']}>
        <Logo size={34} />
        <h1>{failed ? 'Signing in did not work' : 'You are signed out'}</h1>
        <p>{failed ? 'The sign-in service sent no valid answer. Nothing was changed; try once more.' : 'The session here and at the sign-in service has ended.'}</p>
        <Button component="a" href={signInAddress('/')}>
          Sign in
        </Button>
      </div>
    </div>
  );
}
