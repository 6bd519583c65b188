/**
 * A hub's address as people type or paste it: spaces and quotes around it, no scheme, a page instead of the hub. What is
 * no address at all is given back trimmed, and refused where addresses are read.
 */
export function typedHub(typed: string): string {
  const text = typed.trim().replaceAll(/^[<"'„“]+|[>"'“”.,;]+$/g, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}${text}`;
  return URL.parse(withScheme)?.origin ?? text;
}

/** This machine's own hub has no certificate; every other has. */
function schemeFor(host: string): string {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/i.test(host) ? 'http://' : 'https://';
}

/** A code as it was pasted: in any case, with spaces, dashes of any kind, quotes, or a full stop from a mail. */
export function typedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[^0-9A-Za-z-]/g, '')
    .replaceAll(/^-+|-+$/g, '')
    .toUpperCase();
}
