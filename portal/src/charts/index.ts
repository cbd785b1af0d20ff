import { lazy } from 'react';

/** Charts come in their own chunk, when the first one is shown; put them into a ChartCard, which waits for them. */
export { ChartCard, type ChartCardProps, type ChartTable } from './ChartCard';
export const LazyLine = lazy(() => import('./LineChart'));
export const LazyBars = lazy(() => import('./BarChart'));
export const LazyStacked = lazy(() => import('./StackedChart'));
export const LazyColumns = lazy(() => import('./ColumnChart'));
export const LazyFunnel = lazy(() => import('./FunnelChart'));
