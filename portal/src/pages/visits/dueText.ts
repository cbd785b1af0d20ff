import type { DueVisit } from '@/api/types';
import { daysBetween } from '@/pieces/dates';

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** How it stands today: "5 days overdue", "closes today", "3 days left", "opens in 4 days". */
export function dueText(visit: Pick<DueVisit, 'from' | 'to'>, today: string): string {
  if (!visit.to) return '';
  const left = daysBetween(today, visit.to);
  if (left < 0) return `${days(-left)} overdue`;
  const opens = visit.from ? daysBetween(today, visit.from) : 0;
  if (opens > 0) return opens === 1 ? 'opens tomorrow' : `opens in ${days(opens)}`;
  return left === 0 ? 'closes today' : `${days(left)} left`;
}
