import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';

/** What electron-builder asks of fpm for a Debian package. */
export interface DebOrder {
  /** Where the package is to be written. */
  readonly output: string;
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly description: string;
  readonly section: string;
  readonly priority: string;
  readonly compression: string;
  readonly homepage: string | null;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly afterInstall: string | null;
  readonly afterRemove: string | null;
  /** Files or folders (ending in a slash) and where they go in the installed system. */
  readonly contents: readonly { readonly from: string; readonly to: string }[];
}

type Refused = { readonly code: 'fpm.not-understood'; readonly details: { readonly sentence: string } };

/** Options that take a value, by what they are called here; `null` for those that say nothing to dpkg. */
const valued: Readonly<Record<string, string | null>> = {
  '-s': 'source',
  '-t': 'target',
  '-d': 'depends',
  '--deb-recommends': 'recommends',
  '--deb-compression': 'compression',
  '--deb-priority': 'priority',
  '--architecture': 'architecture',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
  '--description': 'description',
  '--version': 'version',
  '--package': 'output',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--url': 'homepage',
  '--category': 'section',
  '--vendor': null,
  '--license': null,
  '--log': null,
};
const bare = new Set(['--force', '--debug']);

/** Reads fpm's command line as far as electron-builder uses it. */
export function readFpmArguments(args: readonly string[]): Result<DebOrder, Refused> {
  const said = new Map<string, string[]>();
  const contents: { from: string; to: string }[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    if (bare.has(word)) continue;
    if (!word.startsWith('-')) {
      const [from = '', to = '', ...more] = word.split('=');
      if (!to.startsWith('/') || more.length > 0) return notUnderstood(`"${word}" does not say what goes where.`);
      contents.push({ from, to });
      continue;
    }
    if (!Object.hasOwn(valued, word)) return notUnderstood(`"${word}" is no option of fpm that is known here.`);
    const value = args[(at += 1)];
    if (value === undefined) return notUnderstood(`"${word}" needs a value.`);
    const name = valued[word];
    if (name !== null && name !== undefined) said.set(name, [...(said.get(name) ?? []), value]);
  }
  return orderOf(said, contents);
}

function orderOf(
  said: ReadonlyMap<string, readonly string[]>,
  contents: DebOrder['contents'],
): Result<DebOrder, Refused> {
  const last = (name: string) => said.get(name)?.at(-1) ?? null;
  if (last('source') !== 'dir' || last('target') !== 'deb') return notUnderstood('Only "-s dir -t deb" is built here.');
  const needed = ['output', 'name', 'version', 'architecture', 'maintainer', 'description'] as const;
  const missing = needed.filter((name) => last(name) === null);
  if (missing.length > 0) return notUnderstood(`Missing: ${missing.join(', ')}.`);
  return ok({
    output: last('output')!,
    name: last('name')!,
    version: last('version')!,
    architecture: last('architecture')!,
    maintainer: last('maintainer')!,
    description: last('description')!,
    section: last('section') ?? 'misc',
    priority: last('priority') ?? 'optional',
    compression: last('compression') ?? 'xz',
    homepage: last('homepage'),
    depends: said.get('depends') ?? [],
    recommends: said.get('recommends') ?? [],
    afterInstall: last('afterInstall'),
    afterRemove: last('afterRemove'),
    contents,
  });
}

function notUnderstood(sentence: string) {
  return refuse({ code: 'fpm.not-understood', details: { sentence: `fpm-over-dpkg: ${sentence}` } });
}
