type Environment = Readonly<Record<string, string | undefined>>;

/** Far more than an answer needs. */
export const CAGED_NODE_OPTIONS = ['--max-old-space-size=128'] as const;

/** What the system's own tools need to be found and to speak plainly. Nothing of the user's gets in. */
export function cagedEnvironment(platform: NodeJS.Platform, own: Environment): Record<string, string> {
  if (platform !== 'win32') return { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
  const kept = ['SystemRoot', 'SystemDrive', 'ComSpec', 'PATHEXT', 'TEMP'].flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { SystemRoot: root = 'C:\\Windows' } = own;
  return { ...Object.fromEntries(kept), PATH: `${root}\\System32;${root}` };
}
