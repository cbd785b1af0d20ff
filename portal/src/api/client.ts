import { asOfClock } from './asOf';
import { connection } from './connection';
import { Problem } from './Problem';
import type { ReasonCategory } from './reasonCategory';
import { accepted, acceptedBy } from './receipts';
import { session } from './session';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
export type Filter = Record<string, string | number | boolean | null | undefined>;

export type Call = {
  filter?: Filter;
  body?: unknown;
  /** Sent as is, with this content type, in place of a JSON body. */
  raw?: { content: string; type: string };
  /** The version that was shown; sent as If-Match. */
  ifMatch?: string | number;
  /** POST only. Keep it (useIdempotencyKey) as long as the same act is tried again. */
  idempotencyKey?: string;
  /** Of which kind the reasons in the body are. */
  reasonCategory?: ReasonCategory | undefined;
  signal?: AbortSignal;
  /** The form shows the receipt itself; else the frame does. */
  receiptShown?: boolean;
  /** False: a GET about the present whatever the as-of clock says. */
  asOf?: boolean;
  /** False: a 401 is thrown, not waited for. */
  waitForSignIn?: boolean;
};

export type Answer<T> = { data: T; etag: string | null; asOf: string | null; logPosition: string | null };

const BASE = '/api/v1';
const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 15_000;

export const newKey = () => crypto.randomUUID();

/** `study('NLT-204', 'subjects', id)` → `/studies/NLT-204/subjects/<id>`, each part encoded. */
export const path = (...parts: string[]) => parts.map((part) => `/${encodeURIComponent(part)}`).join('');
export const studyPath = (study: string, ...parts: string[]) => path('studies', study, ...parts);

export async function call<T>(method: Method, resource: string, options: Call = {}): Promise<Answer<T>> {
  const past = asOfClock.get();
  if (method !== 'GET' && past) throw Problem.readOnly();
  const address = addressOf(method, resource, options, past);
  // One key for all attempts of this call, so that a retry after a lost answer is harmless.
  const key = method === 'POST' ? (options.idempotencyKey ?? newKey()) : null;

  for (let attempt = 1; ; attempt++) {
    const response = await send(method, address, key, options);
    if (response.ok) {
      const answered = await answer<T>(response);
      const receipts = method === 'GET' || options.receiptShown ? null : acceptedBy(response.headers.get('X-Receipt'), answered.data);
      if (receipts) accepted.set(receipts);
      return answered;
    }
    if (response.status === 401 && options.waitForSignIn !== false) {
      await untilSignedIn(options.signal);
      continue;
    }
    const problem = await Problem.of(response);
    if (attempt >= ATTEMPTS || !isTemporary(problem)) throw problem;
    await pause(waitOf(response, attempt), options.signal);
  }
}

export const get = <T>(resource: string, options: Call = {}) => call<T>('GET', resource, options).then((it) => it.data);
export const put = <T>(resource: string, body: unknown, options: Call = {}) =>
  call<T>('PUT', resource, { ...options, body }).then((it) => it.data);
export const post = <T>(resource: string, body: unknown, options: Call = {}) =>
  call<T>('POST', resource, { ...options, body }).then((it) => it.data);

/** The address of a download, with filters and the as-of clock; `asOf: false` for what tells of a log itself. */
export function download(resource: string, filter: Filter = {}, options: Pick<Call, 'asOf'> = {}): string {
  return addressOf('GET', resource, { filter, ...options }, asOfClock.get());
}

function addressOf(method: Method, resource: string, options: Call, past: string | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.filter ?? {})) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  if (method === 'GET' && past && options.asOf !== false) query.set('asOf', past);
  const text = query.toString();
  return BASE + resource + (text ? `?${text}` : '');
}

async function send(method: Method, address: string, key: string | null, options: Call): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  let body: string | undefined;
  if (options.raw) {
    headers.set('Content-Type', options.raw.type);
    body = options.raw.content;
  } else if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(options.body);
  }
  if (method !== 'GET') headers.set('X-XSRF-TOKEN', csrfToken());
  if (key) headers.set('Idempotency-Key', key);
  if (options.reasonCategory) headers.set('Reason-Category', options.reasonCategory);
  if (options.ifMatch !== undefined) headers.set('If-Match', quoted(options.ifMatch));
  try {
    const response = await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    connection.set(true);
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    connection.set(false);
    throw Problem.offline();
  }
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return {
    data: (text === '' ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get('ETag'),
    asOf: response.headers.get('X-As-Of'),
    logPosition: response.headers.get('X-Log-Position'),
  };
}

/** Read at each attempt: signing in again changes it. */
export function csrfToken(): string {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : '';
}

const quoted = (version: string | number) => (String(version).startsWith('"') ? String(version) : `"${version}"`);

const isTemporary = (problem: Problem) => problem.status === 429 || (problem.status === 503 && problem.rule === 'NOT_YET_KNOWN');

function waitOf(response: Response, attempt: number): number {
  const asked = response.headers.get('Retry-After');
  const seconds = asked === null ? NaN : Number(asked);
  const millis = Number.isFinite(seconds)
    ? seconds * 1000
    : asked === null
      ? 250 * 2 ** attempt
      : Math.max(0, Date.parse(asked) - Date.now());
  return Math.min(Number.isFinite(millis) ? millis : 1000, LONGEST_WAIT_MS);
}

function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

function untilSignedIn(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
    void session.waitForSignIn().then(resolve);
  });
}
