/** A straight map from values to pixels. */
export const linear = (domain: [number, number], range: [number, number]) => (value: number) =>
  domain[1] === domain[0] ? range[0] : range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
