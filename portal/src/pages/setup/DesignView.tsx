import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Criterion, ImportReport, StudyPreview } from '@/api/types';
import { Card } from '@/frame/Card';
import { Column, Columns } from '@/pieces/Columns';
import { criterionText } from '../enrollment/eligibility';
import styles from './Design.module.css';
import { ScheduleTableView } from './ScheduleTableView';

export type Design = Pick<StudyPreview, 'study' | 'version' | 'acronym' | 'plannedSubjects' | 'arms' | 'epochs' | 'schedule' | 'activities' | 'criteria' | 'report'> & {
  blinding?: string | null;
};

/** A study's design as it was read from its file: before the import and after it. */
export function DesignView({ design }: { design: Design }) {
  return (
    <>
      <Card title="Design">
        <dl className={styles['facts']}>
          <Fact name="Identifier" value={design.study} />
          <Fact name="Protocol version" value={design.version} />
          {design.acronym && <Fact name="Acronym" value={design.acronym} />}
          <Fact name="Planned subjects" value={design.plannedSubjects === null ? 'not in the file' : String(design.plannedSubjects)} />
          {design.blinding && <Fact name="Blinding" value={design.blinding} />}
          <Fact name={design.arms.length === 1 ? 'Arm' : 'Arms'} values={design.arms} />
          <Fact name="Epochs" values={design.epochs.map((epoch) => epoch.name)} />
        </dl>
      </Card>
      <Card title="Schedule of activities" note={scheduleNote(design)} flush>
        <ScheduleTableView {...design} />
      </Card>
      <Findings report={design.report} />
      <Columns>
        <Column>
          <Criteria title="Inclusion criteria" criteria={design.criteria.filter((it) => it.inclusion)} />
        </Column>
        <Column>
          <Criteria title="Exclusion criteria" criteria={design.criteria.filter((it) => !it.inclusion)} />
        </Column>
      </Columns>
    </>
  );
}

function scheduleNote({ schedule }: Design): string {
  const reference = schedule.find((entry) => entry.fixedReference);
  return `Visits of the main timeline with their windows${reference ? `; days are counted from ${reference.label || reference.key}` : ''}`;
}

const Fact = ({ name, value, values }: { name: string; value?: string; values?: string[] }) => (
  <div data-list={values !== undefined}>
    <dt>{name}</dt>
    <dd>{values ? values.join(' · ') || 'none' : value}</dd>
  </div>
);

function Criteria({ title, criteria }: { title: string; criteria: Criterion[] }) {
  return (
    <Card title={`${title}, ${criteria.length}`}>
      {criteria.length === 0 ? (
        <div className={styles['muted']}>The file has none.</div>
      ) : (
        <ol className={styles['criteria']}>
          {criteria.map((criterion) => (
            <li key={criterion.id}>
              <span className={styles['number']}>{criterion.identifier}</span>
              <span>{criterionText(criterion)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

const order = ['arms', 'epochs', 'elements', 'cells', 'encounters', 'activities', 'criteria', 'timelines', 'instances', 'timings'];

/** What was read, in numbers, and what could not be. */
function Findings({ report }: { report: ImportReport }) {
  const counts = Object.entries(report.counts)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, count]) => `${count} ${count === 1 ? name.replace(/ies$/, 'y').replace(/ia$/, 'ion').replace(/s$/, '') : name}`)
    .join(', ');
  return (
    <Card title={report.findings.length === 0 ? 'Everything could be read' : `What could not be read, ${report.findings.length}`} note={`Read: ${counts}`}>
      {report.findings.length === 0 ? (
        <div className={styles['good']}>
          <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" /> Nothing in the file was left out.
        </div>
      ) : (
        <ul className={styles['findings']}>
          {report.findings.map((finding, index) => (
            <li key={`${finding.code}-${index}`}>
              <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
              <div>
                {finding.what}
                <div className={styles['muted']}>
                  {finding.where} · {finding.code}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
