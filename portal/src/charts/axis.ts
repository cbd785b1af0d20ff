/** The texts of an axis: 12 px, as quiet as the portal's smallest print. */
export const axisText = { fill: 'var(--tl-text-faint)', fontSize: 'var(--tl-size-small)' };
