/** What the files of one room may import beside their own room. */
export interface Room {
  /** The folder; files below it belong to the row with the longest path. Tests everywhere belong to `test`. */
  readonly folder: string;
  readonly rooms: readonly string[];
  /**
   * Packages by name, or by kind: `run` for the `dependencies` of package.json, which lie beside the hub and the helper
   * when they run; `bundled` for its `devDependencies`, which Vite puts into the pages.
   */
  readonly packages: readonly string[];
  /** Whether Node's own modules are there. */
  readonly hasNode: boolean;
}

const everywhere = ['domain', 'contracts', 'platform/any'] as const;
const shared = ['zod', 'rxdb', 'rxjs', 'uuid'] as const;

/** Who may import whom. Nobody imports `test` or `build`. */
export const importTable: readonly Room[] = [
  { folder: 'domain', rooms: [], packages: ['zod'], hasNode: false },
  { folder: 'contracts', rooms: ['domain'], packages: ['zod'], hasNode: false },
  { folder: 'platform/any', rooms: ['domain', 'contracts'], packages: shared, hasNode: false },
  { folder: 'platform/node', rooms: everywhere, packages: ['run'], hasNode: true },
  {
    folder: 'platform/electron',
    rooms: [...everywhere, 'platform/node'],
    packages: ['run', 'electron', 'electron-updater'],
    hasNode: true,
  },
  // Runs in the sandbox beside a page: it can require nothing but `electron`.
  { folder: 'platform/electron/preload', rooms: ['contracts'], packages: ['electron'], hasNode: false },
  { folder: 'platform/browser', rooms: everywhere, packages: [...shared, 'bundled'], hasNode: false },
  { folder: 'hub', rooms: [...everywhere, 'platform/node'], packages: ['run'], hasNode: true },
  { folder: 'agent-helper/main', rooms: [...everywhere, 'platform/node'], packages: ['run'], hasNode: true },
  // The core's process knows Electron's port to its parent, and nothing else of Electron.
  {
    folder: 'agent-helper/core',
    rooms: [...everywhere, 'platform/node', 'agent-helper/main'],
    packages: ['run'],
    hasNode: true,
  },
  // Moves mouse and keys in a process of its own; the main process asks its gate.
  { folder: 'agent-helper/input', rooms: [...everywhere, 'platform/node'], packages: ['run'], hasNode: true },
  {
    folder: 'agent-helper/app',
    rooms: [...everywhere, 'platform/node', 'platform/electron', 'agent-helper/main', 'agent-helper/input'],
    packages: ['run', 'electron'],
    hasNode: true,
  },
  {
    folder: 'agent-helper/preload',
    rooms: ['contracts', 'platform/electron/preload'],
    packages: ['electron'],
    hasNode: false,
  },
  // The helper's pages are dressed as the portal, and say many things in its words.
  {
    folder: 'agent-helper/renderer',
    rooms: [...everywhere, 'platform/browser', 'portal'],
    packages: [...shared, 'bundled'],
    hasNode: false,
  },
  {
    folder: 'main',
    rooms: [...everywhere, 'platform/node', 'platform/electron'],
    packages: ['run', 'electron'],
    hasNode: true,
  },
  {
    folder: 'main/preload',
    rooms: ['contracts', 'platform/electron/preload'],
    packages: ['electron'],
    hasNode: false,
  },
  { folder: 'renderer', rooms: [...everywhere, 'platform/browser'], packages: [...shared, 'bundled'], hasNode: false },
  { folder: 'portal', rooms: [...everywhere, 'platform/browser'], packages: [...shared, 'bundled'], hasNode: false },
  { folder: 'build', rooms: [...everywhere, 'platform/node', 'hub'], packages: ['run', 'bundled'], hasNode: true },
  {
    folder: 'test',
    rooms: [
      ...everywhere,
      'platform/node',
      'platform/electron',
      'platform/browser',
      'hub',
      'main',
      'agent-helper/main',
      'agent-helper/core',
      'agent-helper/input',
      'agent-helper/app',
      'agent-helper/renderer',
      'renderer',
      'portal',
      'build',
    ],
    packages: ['run', 'bundled'],
    hasNode: true,
  },
];

/** The row of a file; the settings at the top are those of the tests. `null` for a file outside all rooms. */
export function roomOf(path: string): Room | null {
  const place = /\.test\.tsx?$/.test(path) ? 'test/' : path.includes('/') ? path : 'test/';
  const rows = importTable.filter(({ folder }) => place.startsWith(`${folder}/`));
  return rows.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}
