import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { get } from '@/api/client';
import { keys } from '@/api/keys';
import { session, signInAddress, useSessionEnded } from '@/api/session';
import type { Me } from '@/api/types';

const EVERY_MS = 2000;

/** A 401 in the middle of work: the page and what was typed stay; one signs in in another window, then the call goes on. */
export function SessionEnded() {
  const ended = useSessionEnded();
  const client = useQueryClient();
  const [other, setOther] = useState<string | null>(null);

  const look = useCallback(async () => {
    try {
      const me = await get<Me>('/me', { asOf: false, waitForSignIn: false });
      const before = session.person();
      if (before !== null && me.user !== before) {
        setOther(me.name);
        return;
      }
      setOther(null);
      client.setQueryData(keys.me, me);
      session.resume();
    } catch {
      // Not signed in yet: looked at again soon.
    }
  }, [client]);

  useEffect(() => {
    if (!ended) return;
    const timer = setInterval(() => void look(), EVERY_MS);
    const channel = new BroadcastChannel('tl-session');
    channel.onmessage = () => void look();
    return () => {
      clearInterval(timer);
      channel.close();
    };
  }, [ended, look]);

  return (
    <Modal
      opened={ended}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={<strong>Your session has ended</strong>}
    >
      <div style={{ display: 'grid', gap: 16 }}>
        <div>
          {other
            ? `${other} is signed in now. Only the person who began this page can go on with it; reload to start anew. What was typed here is then lost.`
            : 'This page and what you typed stay as they are. Sign in again in a new window, and the portal goes on where it stopped.'}
        </div>
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
          {other && (
            <Button variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          )}
          <Button onClick={() => window.open(signInAddress('/signed-in'), 'tl-sign-in', 'width=520,height=680')}>
            Sign in again
          </Button>
        </div>
      </div>
    </Modal>
  );
}
