import axe from 'axe-core';

/** Accessibility violations in what is rendered; colours are checked in design/contrast.test.ts (jsdom draws nothing). */
export async function violations(container: Element): Promise<string[]> {
  const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}
