import type { ReactNode } from 'react';
import styles from './Buttons.module.css';

/** Buttons in a row; on further rows where there is no room. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className={styles['buttons']}>{children}</div>;
