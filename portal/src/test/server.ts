import { vi } from 'vitest';

export type Asked = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown };
export type Answered = { status?: number; body?: unknown; headers?: Record<string, string> };
type Rule = unknown | ((asked: Asked) => Answered | Promise<Answered>);

/** A rule for what has not been answered yet. */
export const waiting = () => new Promise<Answered>(() => undefined);

/**
 * Stands for the server: `answering({ 'GET /api/v1/studies': { studies: [] } })`. A rule is a body, or a function of what was asked
 * to `{ status, body, headers }`. What no rule answers is a 404 problem. Returns all that was asked, in order.
 */
export function answering(rules: Record<string, Rule>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, window.location.origin);
    const one: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' && init.body !== '' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(one);
    const key = `${one.method} ${one.path}`;
    const rule = key in rules ? rules[key] : () => ({ status: 404, body: { rule: 'NO_RULE_IN_TEST', detail: key } });
    const answer: Answered = typeof rule === 'function' ? await (rule as (asked: Asked) => Answered | Promise<Answered>)(one) : { body: rule };
    return new Response(answer.body === undefined ? '' : JSON.stringify(answer.body), {
      status: answer.status ?? 200,
      headers: { 'Content-Type': 'application/json', ...answer.headers },
    });
  });
  return asked;
}
