import { IconForms } from '@tabler/icons-react';
import { useForms, useItemDefinitions } from '@/api/queries';
import type { FormDefinition, ItemDefinition, SoftRange } from '@/api/types';
import { Card } from '@/frame/Card';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import styles from './SetupPage.module.css';

const types = { DECIMAL: 'Decimal number', INTEGER: 'Whole number', CODED: 'Choice', TEXT: 'Text', DATE: 'Date' } as const;

/** "70 to 200 mmHg". */
export function rangeText({ unit, low, high }: SoftRange): string {
  const bounds = low && high ? `${low} to ${high}` : low ? `from ${low}` : high ? `up to ${high}` : '';
  return [bounds, unit].filter(Boolean).join(' ');
}

/** What is entered where: each form with its items, and the items no form has. */
export function FormsPart({ study }: { study: string }) {
  const forms = useForms(study);
  const items = useItemDefinitions(study);
  const error = forms.error ?? items.error;
  if (error && !(forms.data && items.data)) {
    return (
      <Card>
        <ErrorState error={error} what="Forms and items could not be read" onRetry={() => void Promise.all([forms.refetch(), items.refetch()])} />
      </Card>
    );
  }
  if (!forms.data || !items.data) {
    return (
      <Card>
        <Loading lines={8} />
      </Card>
    );
  }
  const byId = new Map(items.data.items.map((item) => [item.item, item]));
  const used = new Set(forms.data.forms.flatMap((form) => form.sections.flatMap((section) => section.items.map((it) => it.item))));
  const rest = items.data.items.filter((item) => !used.has(item.item));
  if (forms.data.forms.length === 0 && rest.length === 0) {
    return (
      <Card>
        <Empty title="No forms and items yet" icon={<IconForms size={28} stroke={1.4} />}>
          A data manager defines the items and puts them on forms through the API.
        </Empty>
      </Card>
    );
  }
  return (
    <>
      {forms.data.forms.map((form) => (
        <FormCard key={form.form} form={form} items={byId} />
      ))}
      {rest.length > 0 && (
        <Card title="Items on no form" note="Taken from site systems only">
          <ItemsTable label="Items on no form" rows={rest.map((item) => ({ id: item.item, item, required: null }))} />
        </Card>
      )}
    </>
  );
}

function FormCard({ form, items }: { form: FormDefinition; items: ReadonlyMap<string, ItemDefinition> }) {
  return (
    <Card title={form.name} note={form.activities.length > 0 ? `At visits with: ${form.activities.join(', ')}` : 'At no planned visit'}>
      <div className={styles['form']}>
        {form.sections.map((section) => (
          <div key={section.name} className={styles['section']}>
            <div className={styles['sectionName']}>{section.name}</div>
            <ItemsTable
              label={`${form.name}, ${section.name}`}
              rows={section.items.map(({ item, required }) => ({ id: item, item: items.get(item), required }))}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}

type ItemRow = { id: string; item: ItemDefinition | undefined; required: boolean | null };

function ItemsTable({ label, rows }: { label: string; rows: ItemRow[] }) {
  return (
    <table className={styles['items']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" style={{ width: '34%' }}>
            Item
          </th>
          <th scope="col">Type</th>
          <th scope="col">Units or choices</th>
          <th scope="col" className={styles['wideOnly']}>
            Asks outside of
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, item, required }) => (
          <tr key={id}>
            <th scope="row">
              {item?.name ?? id}
              <div className={styles['small']}>
                {id}
                {required === true && ' · required'}
              </div>
            </th>
            <td>{item ? types[item.dataType] : ''}</td>
            <td>{item ? [...item.units, ...item.codes].join(', ') || '–' : 'not defined'}</td>
            <td className={styles['wideOnly']}>{item?.softRanges.map(rangeText).join('; ') || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
