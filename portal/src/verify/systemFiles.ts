import { count, printable } from './findings';

const NAMES = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];
const FOLDER = '__MACOSX/';
const LISTED = 5;

/** Whether macOS or Windows put the file there unasked: exactly these are no part of a bundle, and no reason to refuse it. */
export const isSystemFile = (name: string): boolean => name.startsWith(FOLDER) || NAMES.includes(name.slice(name.lastIndexOf('/') + 1));

/** Says that they were ignored. */
export function ignoredLine(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `Ignored, as no part of the bundle: ${printable(names.slice(0, LISTED).join(', '))}${more > 0 ? ` and ${count(more)} more` : ''}`;
}
