import { IconPlugConnectedX } from '@tabler/icons-react';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useMatch } from 'react-router';
import { useReadOnly } from '@/api/asOf';
import { useOnline } from '@/api/connection';
import { useMe, useStudies } from '@/api/queries';
import { session, signInAddress } from '@/api/session';
import type { Me } from '@/api/types';
import { keepPreference, readPreference } from '@/design/preferences';
import { ErrorState, Loading } from '@/pieces/states';
import { UnsavedDialog } from '@/pieces/UnsavedDialog';
import { AsOfBanner } from './AsOfBanner';
import { BesideContext } from './beside';
import styles from './Frame.module.css';
import { LastReceipt } from './LastReceipt';
import { LedgerAlarm } from './LedgerAlarm';
import { Rail } from './Rail';
import { SessionEnded } from './SessionEnded';
import { TopBar } from './TopBar';

/**
 * Lets nobody further who is not signed in: the way to sign in keeps the address. Where a page already stands it is not left for
 * that, for what was typed there would be lost: the session is taken up again beside it (SessionEnded).
 */
export function Frame() {
  const me = useMe();
  const location = useLocation();
  const refused = me.error?.status === 401;
  const signedOut = refused && me.data === undefined;
  const ended = refused && me.data !== undefined;
  useEffect(() => {
    if (signedOut) window.location.replace(signInAddress(location.pathname + location.search));
  }, [signedOut, location]);
  useEffect(() => {
    if (ended) void session.waitForSignIn();
  }, [ended]);

  if (me.data) return <Signed me={me.data} />;
  return (
    <div className={styles['alone']}>
      {me.error && !signedOut ? (
        <ErrorState error={me.error} what="TrialLedger cannot be reached" onRetry={() => void me.refetch()} />
      ) : (
        <div style={{ width: 320 }}>
          <Loading lines={3} label="Loading TrialLedger" />
        </div>
      )}
    </div>
  );
}

function Signed({ me }: { me: Me }) {
  useEffect(() => session.began(me), [me]);
  const studies = useStudies();
  const past = useReadOnly();
  const online = useOnline();
  const { pathname } = useLocation();
  const [beside, setBeside] = useState<HTMLElement | null>(null);
  const named = useMatch('/studies/:study/*')?.params.study;
  const list = useMemo(() => studies.data?.studies ?? [], [studies.data]);
  const present = useMemo(() => {
    const wanted = named ?? readPreference('study');
    return list.find((study) => study.study === wanted) ?? (named ? null : (list[0] ?? null));
  }, [list, named]);
  useEffect(() => {
    if (named && present) keepPreference('study', present.study);
  }, [named, present]);

  return (
    <div className={styles['frame']} data-past={past}>
      <a className={styles['skip']} href="#main">
        Skip to the content
      </a>
      <Rail studies={list} present={present} />
      <TopBar me={me} present={named ? present : null} searched={present} />
      <div className={styles['banners']}>
        <AsOfBanner />
        {present && <LedgerAlarm key={pathname} study={present.study} />}
      </div>
      <BesideContext value={beside}>
        <Main />
      </BesideContext>
      <div ref={setBeside} className={styles['beside']} />
      <SessionEnded />
      <UnsavedDialog />
      <LastReceipt />
      {!online && (
        <div className={styles['offline']} role="status">
          <IconPlugConnectedX size={18} aria-hidden="true" />
          No connection. What you typed stays here; nothing is saved until the connection is back.
        </div>
      )}
    </div>
  );
}

/** The page; takes the focus when the address changes, so that readers and keyboards start at its top. */
function Main() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo?.({ top: 0 });
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
      <ScrollRestoration />
    </main>
  );
}
