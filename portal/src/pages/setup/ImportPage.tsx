import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Problem, isProblem } from '@/api/Problem';
import { previewStudy, useImportStudy, useMe } from '@/api/queries';
import { useReadOnly } from '@/api/asOf';
import type { StudyPreview } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { Empty, Loading } from '@/pieces/states';
import { RefusalNote } from '../enrollment/RefusalNote';
import { DesignView } from './DesignView';
import { FileDrop } from './FileDrop';
import { setupRefusal } from './refusals';
import { useRefusal } from '../enrollment/useRefusal';
import styles from './SetupPage.module.css';

type Read = { file: File; content: string; preview: StudyPreview };

/** A new study from its protocol's file: read, look at it, import. */
export function Component() {
  const me = useMe();
  const past = useReadOnly();
  const navigate = useNavigate();
  const [read, setRead] = useState<Read | null>(null);
  const [reading, setReading] = useState<File | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = useImportStudy();
  const refusal = useRefusal(problem, setupRefusal);

  const open = async (file: File) => {
    setReading(file);
    setRead(null);
    setProblem(null);
    try {
      const content = await file.text();
      setRead({ file, content, preview: await previewStudy(content) });
    } catch (error) {
      setProblem(isProblem(error) ? error : new Problem(0, { rule: 'FILE_NOT_READ', detail: 'The browser could not read this file.' }));
    } finally {
      setReading(null);
    }
  };
  const doImport = async () => {
    if (!read) return;
    setProblem(null);
    try {
      const { study } = await act.importStudy(read.content);
      await navigate(to.setup(study));
    } catch (error) {
      if (isProblem(error)) setProblem(error);
    }
  };

  const preview = read?.preview;
  const allowed = me.data?.mayCreateStudies === true && !past;
  return (
    <Page
      title="New study"
      lead={preview ? preview.title : 'From the protocol as a USDM file'}
      actions={
        preview &&
        !preview.alreadyImported && (
          <Button loading={act.isPending} onClick={() => void doImport()}>
            Import study {preview.study}
          </Button>
        )
      }
    >
      {me.isPending ? (
        <Loading lines={4} />
      ) : !allowed ? (
        <Card>
          <Empty title="Studies are imported by others">
            {past ? 'You are looking at the past; return to the present to import a study.' : 'Your account may not create studies. The sponsor’s administrators may.'}
          </Empty>
        </Card>
      ) : (
        <>
          <FileDrop onFile={(file) => void open(file)} chosen={read?.file ?? reading} busy={reading !== null} />
          {refusal && <RefusalNote refusal={refusal} />}
          {reading && (
            <Card>
              <Loading height={260} label="Reading the file" />
            </Card>
          )}
          {preview?.alreadyImported && (
            <div className={styles['notice']} role="status">
              <span>
                <strong>{preview.study} is here already.</strong> This is what the file says; it cannot be imported a second time.
              </span>
              <Link to={to.setup(preview.study)}>Open its set-up</Link>
            </div>
          )}
          {preview && <DesignView design={preview} />}
        </>
      )}
    </Page>
  );
}
