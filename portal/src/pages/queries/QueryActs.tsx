import { Button, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '@/api/Problem';
import { Buttons } from '@/pieces/Buttons';
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
  hint?: string;
};

/** The reader's move: the site answers, data management closes or asks again. Ctrl+Enter sends. */
export function QueryActs({ query, status, mayAnswer, mayClose, answer, close, reopen, hint }: QueryActsProps) {
  const [text, setText] = useState('');
  const said = text.trim();
  const done = { onSuccess: () => setText('') };
  const error = answer.error ?? close.error ?? reopen?.error ?? null;
  const mayReopen = reopen !== undefined && mayClose && status !== 'OPEN';
  const answering = status === 'OPEN' && mayAnswer;
  const closing = status === 'ANSWERED' && mayClose;
  const closingEarly = status === 'OPEN' && mayClose;
  if (!answering && !closing && !closingEarly && !mayReopen) {
    return status === 'CLOSED' ? null : (
      <p className={styles['waiting']}>{status === 'OPEN' ? 'The site is to answer.' : 'Data management or a monitor is to judge the answer.'}</p>
    );
  }
  const send = () => {
    if (answering) {
      if (said !== '') answer.mutate({ query, text: said }, done);
    } else if (closing || closingEarly) close.mutate({ query, text: said || null }, done);
  };
  return (
    <form
      className={styles['acts']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
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
            send();
          }
        }}
        error={error ? `${error.detail} (${error.rule}) What you typed is still here.` : null}
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
          <Button variant="default" loading={reopen.isPending} disabled={said === ''} onClick={() => reopen.mutate({ query, text: said }, done)}>
            {status === 'CLOSED' ? 'Reopen query' : 'Ask again'}
          </Button>
        )}
      </Buttons>
      {answering && hint && <p className={styles['waiting']}>{hint}</p>}
    </form>
  );
}
