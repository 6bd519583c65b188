// Runs before anything is painted, so that nobody sees the wrong theme flash. A file of its own because the page's
// content policy allows no inline script. What it reads is written by app/preferences.ts.
(() => {
  // Schemas are checked without generated code, which the same policy forbids.
  globalThis.__zod_globalConfig = { jitless: true };
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('deskbell.portal.preferences') ?? '{}');
  } catch {
    // Storage is closed or was tampered with: the system's wishes are good enough.
    kept = {};
  }
  const wantsDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = kept.theme === 'dark' || (kept.theme !== 'light' && wantsDark);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  document.documentElement.lang = kept.language ?? (navigator.language.startsWith('de') ? 'de' : 'en');
})();
