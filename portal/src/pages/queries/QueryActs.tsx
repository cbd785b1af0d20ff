import { Button, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Problem } from '@/api/Problem';
import { useStudy } from '@/frame/useStudy';
import { Buttons } from '@/pieces/Buttons';
import { refused, wayOut } from '@/pieces/refused';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import styles from './Queries.module.css';

type Act = UseMutationResult<unknown, Problem, { query: string; text: string | null }>;

export type QueryActsProps = {
  query: string;
  status: string;
  mayAnswer: boolean;
  mayClose: boolean;
  answer: Act;
  close: Act;
  reopen?: Act;
  /** The query stands otherwise than shown: it is to be read again. */
  onOutdated: () => void;
  hint?: string;
};

/** The reader's move: the site answers, data management closes or asks again. Ctrl+Enter sends; what is typed waits while another query is looked at. */
export function QueryActs({ query, status, mayAnswer, mayClose, answer, close, reopen, onOutdated, hint }: QueryActsProps) {
  const { study } = useStudy();
  const { value: text, set: setText, clear } = useUnsavedGuard(`answer/${study}/${query}`, '', (typed) => typed.trim() !== '');
  const said = text.trim();
  // The acts are the drawer's: the last one may have been about another query.
  const failure = [answer, close, reopen].find((act) => act?.error && act.variables?.query === query)?.error ?? null;
  const says = failure && refused(failure, failure.status === 409 ? 'Look at how the query stands now.' : wayOut(failure));
  const send = (act: Act, words: string | null) =>
    void act.mutateAsync({ query, text: words }).then(
      () => clear(''),
      (problem: Problem) => {
        if (problem.status === 409) onOutdated();
      },
    );
  const mayReopen = reopen !== undefined && mayClose && status !== 'OPEN';
  const answering = status === 'OPEN' && mayAnswer;
  const closing = status === 'ANSWERED' && mayClose;
  const closingEarly = status === 'OPEN' && mayClose;
  if (!answering && !closing && !closingEarly && !mayReopen) {
    return (
      <>
        {says && (
          <p className={styles['refused']} role="alert">
            {says} {said && <q>{said}</q>}
          </p>
        )}
        {status !== 'CLOSED' && <p className={styles['waiting']}>{status === 'OPEN' ? 'The site is to answer.' : 'Data management or a monitor is to judge the answer.'}</p>}
      </>
    );
  }
  const submit = () => {
    if (answering) {
      if (said !== '') send(answer, said);
    } else if (closing || closingEarly) send(close, said || null);
    else if (reopen && said !== '') send(reopen, said);
  };
  return (
    <form
      className={styles['acts']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        label={answering ? 'Your answer' : closing || closingEarly ? 'A word with it (optional; needed to ask again)' : 'What is to be asked again?'}
        rows={3}
        resize="vertical"
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            submit();
          }
        }}
        error={says}
      />
      <Buttons>
        {answering && (
          <Button type="submit" loading={answer.isPending} disabled={said === ''}>
            Answer query
          </Button>
        )}
        {(closing || closingEarly) && (
          <Button type="submit" loading={close.isPending} variant={closing ? 'filled' : 'default'}>
            Close query
          </Button>
        )}
        {mayReopen && reopen && (
          <Button variant="default" loading={reopen.isPending} disabled={said === ''} onClick={() => send(reopen, said)}>
            {status === 'CLOSED' ? 'Reopen query' : 'Ask again'}
          </Button>
        )}
      </Buttons>
      {answering && hint && <p className={styles['waiting']}>{hint}</p>}
    </form>
  );
}
