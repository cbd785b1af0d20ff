import { IconDownload } from '@tabler/icons-react';
import styles from './Exports.module.css';

export type DownloadLinkProps = { href: string; name: string; label: string; format: string };

/** A file the browser fetches itself: however large, it is never held by the page. */
export function DownloadLink({ href, name, label, format }: DownloadLinkProps) {
  return (
    <a className={styles['link']} href={href} download={name}>
      <IconDownload size={18} stroke={1.6} aria-hidden="true" />
      <span>{label}</span>
      <span className={styles['format']}>{format}</span>
    </a>
  );
}
