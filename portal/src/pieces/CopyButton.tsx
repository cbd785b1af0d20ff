import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

/** Copies a text and says so, or that the browser did not let it. Of a newer text, nothing is said yet. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [tried, setTried] = useState<{ text: string; copied: boolean } | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTried({ text, copied: true });
    } catch {
      setTried({ text, copied: false });
    }
  };
  const said = tried?.text !== text ? label : tried.copied ? 'Copied' : 'Not copied: the browser refused';
  return (
    <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={() => void copy()}>
      {said}
    </Button>
  );
}
