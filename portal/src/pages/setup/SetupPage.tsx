import { Link, useParams } from 'react-router';
import { useStudyDesign } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useStudy } from '@/frame/useStudy';
import { ErrorState, Loading } from '@/pieces/states';
import { DesignView } from './DesignView';
import { FormsPart } from './FormsPart';
import { PlanPart } from './PlanPart';
import styles from './SetupPage.module.css';
import { SitesPart } from './SitesPart';
import { TeamPart } from './TeamPart';

const parts = [
  { id: 'protocol', name: 'Protocol', View: ProtocolPart },
  { id: 'sites', name: 'Sites', View: SitesPart },
  { id: 'team', name: 'Team', View: TeamPart },
  { id: 'plan', name: 'Enrollment plan', View: PlanPart },
  { id: 'forms', name: 'Forms and items', View: FormsPart },
] as const;

/** The parts scroll sideways on a phone: the one that is shown is seen. */
const intoView = (tab: HTMLAnchorElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** How the study is set up: what it is, where, by whom. */
export function Component() {
  const { study, item } = useStudy();
  const { part } = useParams();
  const shown = parts.find((it) => it.id === part) ?? parts[0];
  return (
    <Page title="Set-up" lead={item.title === study ? undefined : item.title}>
      <nav className={styles['tabs']} aria-label="Parts of the set-up">
        {parts.map(({ id, name }) => (
          <Link
            key={id}
            ref={id === shown.id ? intoView : null}
            className={styles['tab']}
            to={id === 'protocol' ? to.setup(study) : to.setupPart(study, id)}
            aria-current={id === shown.id ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <shown.View study={study} />
    </Page>
  );
}

function ProtocolPart({ study }: { study: string }) {
  const design = useStudyDesign(study);
  if (design.data) return <DesignView design={design.data} />;
  return (
    <Card>
      {design.error ? (
        <ErrorState error={design.error} what="The protocol could not be read" onRetry={() => void design.refetch()} />
      ) : (
        <Loading height={320} />
      )}
    </Card>
  );
}
