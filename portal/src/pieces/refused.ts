import { isProblem, type Problem } from '@/api/Problem';

/** The server's words as a sentence among ours. */
export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');

/** What to do after a refusal; empty where the refusal itself says it. */
export function wayOut(problem: Problem | null): string {
  if (!problem || problem.status >= 500) return 'Try again in a moment; if it stays, tell support the correlation id.';
  if (problem.rule === 'OFFLINE') return 'Check the network, then try again.';
  if (problem.status === 403) return 'Ask the study administrator for the role this needs.';
  if (problem.status === 404) return 'Check the address, or go back to the list.';
  if (problem.rule === 'STALE_VERSION') return 'Someone else saved in between. Reload to see it, then record your change again.';
  return '';
}

/** What happened, what was kept, what to do, and the rule and correlation for support: in one line, beside what was typed. */
export function refused(error: unknown, out = wayOut(isProblem(error) ? error : null)): string {
  const said = isProblem(error) ? sentence(error.detail) : 'The portal met something it does not know.';
  const facts = isProblem(error) ? [error.rule, error.correlationId && `correlation ${error.correlationId}`].filter(Boolean).join(' · ') : '';
  return [said, 'What you typed is still here.', out, facts && `(${facts})`].filter(Boolean).join(' ');
}
