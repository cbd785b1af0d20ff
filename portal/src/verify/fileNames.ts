/** Whether a file of a bundle may have this name: one that means the same place below a folder on every system. */
export const isSafeName = (name: string): boolean =>
  name !== '' && !/[\u0000-\u001f\u007f\\:*?"<>|]/.test(name) && name.split('/').every((part) => part !== '' && !/[. ]$/.test(part));

/** Names that are one file where case means nothing. */
export const folded = (name: string): string => name.toLowerCase();
