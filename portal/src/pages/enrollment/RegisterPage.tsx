import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReadOnly } from '@/api/asOf';
import { useRegisterSubject, useSites } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { StepForm } from './StepForm';
import styles from './StepForm.module.css';
import { Stepper } from './Stepper';
import { stepsOf } from './steps';

const USABLE = /^[A-Za-z0-9._-]{1,64}$/;

/** The first step: a number at a site. */
export function Component() {
  const { study, may } = useStudy();
  const navigate = useNavigate();
  const past = useReadOnly();
  const sites = useSites(study);
  const act = useRegisterSubject(study);
  const own = (sites.data?.sites ?? []).filter(({ site }) => may('REGISTER_SUBJECT', site));
  const active = own.filter(({ activatedOn }) => activatedOn !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const site = chosen ?? (active.length === 1 ? (active[0]?.site ?? null) : null);
  const number = typed.trim();
  const unusable = number !== '' && !USABLE.test(number);

  const register = () => {
    if (!site) return;
    act.mutate(
      { subject: number, site },
      { onSuccess: ({ recorded }) => (recorded ? void navigate(to.enrollment(study, number)) : setTaken(number)) },
    );
  };

  return (
    <Page title="Register a subject" crumbs={[{ label: 'Subjects', to: to.subjects(study) }]} lead="Step by step into the study; each step is recorded as it is done">
      <div className={styles['layout']}>
        <Card>
          <Stepper steps={stepsOf(null)} />
        </Card>
        {sites.isLoadingError ? (
          <Card>
            <ErrorState error={sites.error} what="The sites could not be read" onRetry={() => void sites.refetch()} />
          </Card>
        ) : !sites.data ? (
          <Card>
            <Loading lines={5} />
          </Card>
        ) : active.length === 0 ? (
          <Card>
            <Empty title={past ? 'The past is read only' : 'No active site of yours'}>
              {past
                ? 'Return to the present to register a subject.'
                : own.length > 0
                ? `Site ${own.map((it) => it.site).join(', ')} is not activated yet. The study administrator activates it in the set-up.`
                : 'A coordinator or investigator registers subjects at their own site; you have neither role here.'}
            </Empty>
          </Card>
        ) : (
          <StepForm
            title="Register subject"
            lead="Only a number: the name, if your site keeps it, is recorded sealed on the subject’s page."
            label="Register subject"
            onSubmit={register}
            pending={act.isPending}
            problem={act.error}
            attempt={{ number, ...(site ? { site } : {}) }}
            ready={site !== null && number !== '' && !unusable}
          >
            {active.length === 1 ? (
              <div className={styles['fixed']}>
                <span>Site</span>
                {active[0]?.site} · {active[0]?.name}
              </div>
            ) : (
              <Select
                label="Site"
                required
                maw={360}
                data={active.map((it) => ({ value: it.site, label: `${it.site} · ${it.name}` }))}
                value={site}
                onChange={setChosen}
                allowDeselect={false}
              />
            )}
            <TextInput
              label="Subject number"
              description={
                <>
                  The next free one of your site’s numbering, of the form <span style={{ whiteSpace: 'nowrap' }}>{site ?? '101'}-nnn</span>
                </>
              }
              required
              maw={360}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setTaken(null);
              }}
              error={unusable ? '1 to 64 letters, digits, dots, underscores or hyphens; no spaces.' : null}
            />
            {taken && (
              <div className={styles['plain']} role="alert">
                <span>
                  <strong>{taken} is registered at this site already;</strong> nothing new was recorded. If this is the person you mean,{' '}
                  <Link to={to.enrollment(study, taken)}>go on with {taken}</Link>; otherwise choose the next free number.
                </span>
              </div>
            )}
          </StepForm>
        )}
      </div>
    </Page>
  );
}
