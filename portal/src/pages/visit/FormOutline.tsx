import { fieldOf, isChanged, isRecorded, type VisitDraft } from './draft';
import styles from './Visit.module.css';

/** The forms of this visit with how far each is, and the keys; beside the form on wide screens. */
export function FormOutline({ draft, editable }: { draft: VisitDraft; editable: boolean }) {
  return (
    <aside className={styles['outline']} aria-label="Forms of this visit">
      <nav aria-label="Forms">
        <ul>
          {draft.base.forms.map((form) => {
            const items = form.sections.flatMap((section) => section.items);
            const expected = items.filter((item) => item.required);
            const counted = expected.length > 0 ? expected : items;
            const answered = counted.filter((item) => isRecorded(item)).length;
            const typed = items.filter((item) => isChanged(item, fieldOf(draft, item))).length;
            return (
              <li key={form.form}>
                <a href={`#form-${form.form}`}>
                  <span>{form.name}</span>
                  <span className={styles['meta']}>
                    {answered}/{counted.length}
                  </span>
                </a>
                {typed > 0 && <span className={styles['typed']}>{typed} not saved</span>}
              </li>
            );
          })}
        </ul>
      </nav>
      {editable && (
        <dl className={styles['keys']}>
          <div>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>next field</dd>
          </div>
          <div>
            <dt>
              <kbd>Alt</kbd> <kbd>N</kbd>
            </dt>
            <dd>not done</dd>
          </div>
          <div>
            <dt>
              <kbd>Alt</kbd> <kbd>H</kbd>
            </dt>
            <dd>history of the field</dd>
          </div>
          <div>
            <dt>
              <kbd>Ctrl</kbd> <kbd>S</kbd>
            </dt>
            <dd>save</dd>
          </div>
        </dl>
      )}
    </aside>
  );
}
