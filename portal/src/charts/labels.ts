/** px: what a character of a chart's small text takes at most. */
const CHARACTER = 6.8;

/** px: room for the longest of the texts. */
export const roomFor = (texts: string[]): number => Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * CHARACTER);

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
