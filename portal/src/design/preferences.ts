/** How this person likes to see the portal. Nothing of the trial, no tokens: only these keys. */
export type Preferences = {
  scheme: 'light' | 'dark' | 'auto';
  density: 'auto' | 'comfortable' | 'compact';
  study: string;
};

const key = (name: keyof Preferences) => `tl.${name}`;

export function readPreference<K extends keyof Preferences>(name: K): Preferences[K] | null {
  try {
    return localStorage.getItem(key(name)) as Preferences[K] | null;
  } catch {
    return null;
  }
}

export function keepPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    // A browser that keeps nothing still works: the choice lasts as long as the page.
  }
}
