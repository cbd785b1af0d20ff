import { Component, type ReactNode } from 'react';
import styles from './Inspection.module.css';

type Failed = { why: string | null };

/** A page alone, on what may be hostile: if drawing it throws, it says so in place of going white. */
export class PageBoundary extends Component<{ children: ReactNode }, Failed> {
  override state: Failed = { why: null };

  static getDerivedStateFromError(error: unknown): Failed {
    return { why: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { why } = this.state;
    if (why === null) return this.props.children;
    return (
      <p className={styles['alert']} role="alert">
        This page could not show what it read ({why}). Nothing is verified. Load the page again, or use <code>trialledger-verify.jar</code>.
      </p>
    );
  }
}
