import type { DueVisit } from '@/api/types';
import { daysBetween } from '@/pieces/dates';

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** How it stands today: "5 days overdue", "closes today", "3 days left", "opens in 4 days". */
export function dueText(visit: Pick<DueVisit, 'from' | 'to' | 'target'>, today: string): string {
  if (!visit.to) return plannedIn(daysBetween(today, visit.target));
  const left = daysBetween(today, visit.to);
  if (left < 0) return `${days(-left)} overdue`;
  const opens = visit.from ? daysBetween(today, visit.from) : 0;
  if (opens > 0) return opens === 1 ? 'opens tomorrow' : `opens in ${days(opens)}`;
  return left === 0 ? 'closes today' : `${days(left)} left`;
}

function plannedIn(left: number): string {
  if (left < 0) return `planned ${days(-left)} ago`;
  return left === 0 ? 'planned today' : left === 1 ? 'planned tomorrow' : `planned in ${days(left)}`;
}
