import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

/** Copies a text and says so. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
      {copied ? 'Copied' : label}
    </Button>
  );
}
