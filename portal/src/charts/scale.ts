/** Round steps for an axis from 0: the fewest of 1, 2, 2.5, 5 × 10ⁿ that reach `max` in at most `count` steps. */
export function ticks(max: number, count = 4): number[] {
  if (max <= 0) return [0, 1];
  const raw = max / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= raw) ?? raw);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(max / whole) + 1 }, (_, index) => index * whole);
}

/** A straight map from values to pixels. */
export const linear = (domain: [number, number], range: [number, number]) => (value: number) =>
  domain[1] === domain[0] ? range[0] : range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);

/** Pushes labels apart that would overlap: keeps their order, each at least `gap` below the one before, inside `[low, high]`. */
export function apart(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  order.forEach((one, at) => {
    const above = order[at - 1];
    one.y = Math.max(one.y, above ? above.y + gap : low);
  });
  for (let at = order.length - 1; at >= 0; at--) {
    const one = order[at];
    const below = order[at + 1];
    if (one) one.y = Math.min(one.y, below ? below.y - gap : high);
  }
  const placed: number[] = [];
  order.forEach(({ y, index }) => (placed[index] = y));
  return placed;
}
