import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, studyPath } from '@/api/client';
import type { Problem } from '@/api/Problem';
import type { Export, Exports, ExportScope } from '@/api/types';
import { useAct } from '@/api/writing';

export type { Export, ExportScope as Scope } from '@/api/types';

const ASK_AGAIN_MS = 1500;
const key = (study: string) => ['exports', study];

/** One's own exports of the study; asked again while one of them is being made. Always of the present. */
export const useExports = (study: string) =>
  useQuery<Exports, Problem>({
    queryKey: key(study),
    queryFn: ({ signal }) => get<Exports>(studyPath(study, 'exports'), { asOf: false, signal }),
    refetchInterval: ({ state }) => (state.data?.exports.some((one) => one.state === 'running') ? ASK_AGAIN_MS : false),
  });

function useThen(study: string) {
  const client = useQueryClient();
  return async <T,>(done: Promise<{ data: T }>): Promise<T> => {
    const { data } = await done;
    await client.invalidateQueries({ queryKey: key(study) });
    return data;
  };
}

/** Asks for a bundle. The same question asked again after a lost answer is the same bundle. */
export function useStartExport(study: string) {
  const then = useThen(study);
  return useAct<ExportScope, Export>('', (body, idempotencyKey) => then(call<Export>('POST', studyPath(study, 'exports'), { body, idempotencyKey })), 'ACKNOWLEDGED');
}

export function useResumeExport(study: string) {
  const then = useThen(study);
  return useAct<{ export: string }, Export>('', (one) => then(call<Export>('POST', studyPath(study, 'exports', one.export, 'resume'))), 'ACKNOWLEDGED');
}

export function useRemoveExport(study: string) {
  const then = useThen(study);
  return useAct<{ export: string }, unknown>('', (one) => then(call('DELETE', studyPath(study, 'exports', one.export))), 'ACKNOWLEDGED');
}

export const zipOf = (study: string, id: string): string => `/api/v1${studyPath(study, 'exports', id, 'bundle.zip')}`;

export const scopeText = ({ site, subject }: Export['filter']): string =>
  [site && `Site ${site}`, subject && (site ? `subject ${subject}` : `Subject ${subject}`)].filter(Boolean).join(', ') || 'The whole study';

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `1.2 MB`. */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${(bytes / 1000 ** step).toLocaleString('en', { maximumFractionDigits: step === 0 ? 0 : 1 })} ${UNITS[step]}`;
}
