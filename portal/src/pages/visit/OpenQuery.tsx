import { Button, Textarea } from '@mantine/core';
import { useOpenQuery } from '@/api/queries';
import type { FormItem } from '@/api/types';
import { useStudy } from '@/frame/useStudy';
import { Buttons } from '@/pieces/Buttons';
import { refused } from '@/pieces/refused';
import { useUnsavedGuard } from '@/pieces/useUnsavedGuard';
import styles from './Visit.module.css';

export type OpenQueryProps = { subject: string; visit: string; item: FormItem; name: string; onDone: () => void };

/** Asks the site about a value. */
export function OpenQuery({ subject, visit, item, name, onDone }: OpenQueryProps) {
  const { study } = useStudy();
  const kept = `ask/${study}/${subject}/${visit}/${item.item}/${item.repeat}`;
  const { value: text, set: setText, clear } = useUnsavedGuard(kept, '', (typed) => typed.trim() !== '');
  const act = useOpenQuery(study);
  const done = () => {
    clear('');
    onDone();
  };
  return (
    <form
      className={styles['inset']}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ subject, visit, item: item.item, repeat: item.repeat, text: text.trim() }, { onSuccess: done });
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
        error={act.error && refused(act.error)}
      />
      <Buttons>
        <Button type="submit" loading={act.isPending} disabled={text.trim() === ''}>
          Open query
        </Button>
        <Button variant="default" onClick={done}>
          Do not ask
        </Button>
      </Buttons>
    </form>
  );
}
