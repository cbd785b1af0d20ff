import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useBeside } from './beside';
import styles from './DetailDrawer.module.css';

export type DetailDrawerProps = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Removes what the address names: `useShown` gives it. */
  onClose: () => void;
  children: ReactNode;
};

/**
 * Details beside the list, not instead of it: the page shares its width with them (below 1024 px they lie over it), the list stays
 * usable, Escape closes, the address names what is shown. Takes the focus when it opens and gives it back when it closes.
 */
export function DetailDrawer(props: DetailDrawerProps) {
  const beside = useBeside();
  if (beside === undefined) return <Drawer {...props} />;
  return beside && createPortal(<Drawer {...props} />, beside);
}

function Drawer({ title, lead, actions, onClose, children }: DetailDrawerProps) {
  const id = useId();
  const drawer = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    drawer.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      const inDialog = (event.target as HTMLElement).closest('[role="dialog"][aria-modal="true"], [role="listbox"], [role="menu"]');
      if (event.key === 'Escape' && !event.defaultPrevented && !inDialog) close.current();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      before?.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside ref={drawer} className={styles['drawer']} aria-labelledby={id} tabIndex={-1} style={{ outline: 'none' }}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <h2 className={styles['title']} id={id}>
            {title}
          </h2>
          {lead && <div className={styles['lead']}>{lead}</div>}
        </div>
        {actions}
        <ActionIcon variant="subtle" color="gray" aria-label="Close details" onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}
