const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

/** A member that stands twice in one object of this JSON, of which the browser's parser takes the last in silence; null if none does. */
export function memberTwice(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let beforeName = false;
  for (const [token] of json.matchAll(TOKENS)) {
    const names = open[open.length - 1];
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      beforeName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      beforeName = false;
    } else if (token === ',') {
      beforeName = names instanceof Set;
    } else if (beforeName && names) {
      const name = JSON.parse(token) as string;
      if (names.has(name)) return name;
      names.add(name);
      beforeName = false;
    }
  }
  return null;
}
