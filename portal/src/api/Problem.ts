import type { ProblemBody } from './types';

/** The API's refusal (RFC 9457), or what stands for it when no answer came. `rule` is the code to switch on. */
export class Problem extends Error {
  readonly status: number;
  readonly rule: string;
  readonly field: string | null;
  readonly detail: string;
  readonly title: string;
  readonly correlationId: string | null;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `status ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.rule = body.rule ?? `HTTP_${status}`;
    this.field = body.field ?? null;
    this.title = body.title ?? '';
    this.detail = body.detail ?? body.title ?? '';
    this.correlationId = body.correlationId ?? null;
  }

  static async of(response: Response): Promise<Problem> {
    const text = await response.text();
    let body: ProblemBody;
    try {
      body = JSON.parse(text) as ProblemBody;
    } catch {
      body = { detail: text.startsWith('<') ? '' : text.slice(0, 300) };
    }
    const correlationId = body.correlationId ?? response.headers.get('X-Correlation-Id') ?? undefined;
    return new Problem(response.status, { ...body, ...(correlationId ? { correlationId } : {}) });
  }

  static offline(): Problem {
    return new Problem(0, { rule: 'OFFLINE', title: 'No connection', detail: 'The server could not be reached.' });
  }

  static readOnly(): Problem {
    return new Problem(0, {
      rule: 'READ_ONLY_PAST',
      title: 'The past is read only',
      detail: 'You are looking at the study as it was recorded on a past date. Return to the present to record something.',
    });
  }

  is(...rules: string[]): boolean {
    return rules.includes(this.rule);
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;
