/** The end of an installation's id, short enough to compare by eye: `client:019a8f…4c2e` is `4C2E`. */
export function deviceCodeOf(installation: string): string {
  return installation
    .slice(installation.indexOf(':') + 1)
    .slice(-4)
    .toUpperCase();
}
