import { count, printable } from './findings';
import { kindAndField, type SealedValue } from './sealedValues';

/** Sealed values of a log, and of how many the bundle shows what they say; null: it has no file that could. */
export type Redacted = { sealed: number; shown: number | null; fields: { where: string; sealed: number; shown: number }[] };

/** Of a real history there are some dozen; a hostile one can't fill the memory. */
const LISTED = 40;
const OTHERS = 'in other fields';

/** Counts sealed values by kind and field. */
export class Redactions {
  private readonly counts = new Map<string, { sealed: number; shown: number }>();

  sealed(value: SealedValue): void {
    this.of(value).sealed++;
  }

  /** One that was counted as sealed. */
  shown(value: SealedValue): void {
    this.of(value).shown++;
  }

  redacted(showing: boolean): Redacted {
    const fields = [...this.counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([where, found]) => ({ where, ...found }));
    const sum = (of: 'sealed' | 'shown') => fields.reduce((all, field) => all + field[of], 0);
    return { sealed: sum('sealed'), shown: showing ? sum('shown') : null, fields };
  }

  private of(value: SealedValue) {
    const exact = printable(kindAndField(value));
    const where = this.counts.has(exact) || this.counts.size < LISTED ? exact : OTHERS;
    const found = this.counts.get(where) ?? { sealed: 0, shown: 0 };
    this.counts.set(where, found);
    return found;
  }
}

/** In plain words, as the verifier on the command line says it. */
export function redactionLines({ sealed, shown, fields }: Redacted): string[] {
  const all =
    shown !== null
      ? [`  sealed values: ${count(sealed)}, of which revealed.ndjson shows ${count(shown)}; the others were erased, or aren't for who asked`]
      : sealed > 0
        ? [`  sealed values: ${count(sealed)}; the bundle shows of none what it says`]
        : [];
  return [...all, ...fields.map((field) => `    ${field.where}: ${count(field.sealed)}${shown === null ? '' : `, ${count(field.shown)} shown`}`)];
}
