const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** "DE" → "Germany"; what is no code is shown as it is. */
export function countryName(code: string): string {
  return /^[A-Za-z]{2}$/.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}

/** A code the list of regions knows. */
export const isCountry = (code: string): boolean => /^[A-Za-z]{2}$/.test(code) && names.of(code.toUpperCase()) !== code.toUpperCase();
