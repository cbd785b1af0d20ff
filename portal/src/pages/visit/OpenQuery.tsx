import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useOpenQuery } from '@/api/queries';
import type { FormItem } from '@/api/types';
import { useStudy } from '@/frame/useStudy';
import { Buttons } from '@/pieces/Buttons';
import styles from './Visit.module.css';

export type OpenQueryProps = { subject: string; visit: string; item: FormItem; name: string; onDone: () => void };

/** Asks the site about a value. */
export function OpenQuery({ subject, visit, item, name, onDone }: OpenQueryProps) {
  const { study } = useStudy();
  const [text, setText] = useState('');
  const act = useOpenQuery(study);
  return (
    <form
      className={styles['inset']}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ subject, visit, item: item.item, repeat: item.repeat, text: text.trim() }, { onSuccess: onDone });
      }}
    >
      <Textarea
        label={`What is to be asked about ${name}?`}
        placeholder="The source says 128; please check."
        rows={2}
        resize="vertical"
        maxLength={2000}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={act.error ? `${act.error.detail} (${act.error.rule})` : null}
      />
      <Buttons>
        <Button type="submit" loading={act.isPending} disabled={text.trim() === ''}>
          Open query
        </Button>
        <Button variant="default" onClick={onDone}>
          Do not ask
        </Button>
      </Buttons>
    </form>
  );
}
