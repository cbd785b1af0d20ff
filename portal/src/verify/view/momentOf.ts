import { formatUtc } from '@/pieces/dates';

/** The last moment a `Date` can hold, in ms. */
const LATEST = 8.64e15;

/** A time in words. What a bundle says of it is not to be trusted: no number may break the page. */
export const momentOf = (millis: number): string => (Math.abs(millis) <= LATEST ? formatUtc(new Date(millis).toISOString()) : 'a time that is none');
