// Sets the colour scheme before the first paint; src/design/preferences.ts writes the same key.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('tl.scheme');
  } catch {
    kept = null;
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
