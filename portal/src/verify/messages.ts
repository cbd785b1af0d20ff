import type { GivenTexts } from './given';
import type { Report } from './report';
import type { Dropped } from './verify';

/** What a page asks of the worker, and what it answers. */
export type Order = { dropped: Dropped; given: GivenTexts };
export type Answer =
  | { kind: 'progress'; done: number; total: number; file: string }
  | { kind: 'report'; report: Report; millis: number }
  | { kind: 'failed'; why: string };
