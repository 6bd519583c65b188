import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { ProjectFile } from './project-files.ts';

/** One thing a file imports, in whatever way: `import`, `export … from`, `import(…)` or `new URL(…, import.meta.url)`. */
export interface ImportSite {
  readonly importer: string;
  /** As it is written. */
  readonly specifier: string;
  readonly target:
    | { readonly kind: 'file'; readonly path: string; readonly isByName: boolean }
    | { readonly kind: 'package'; readonly name: string }
    | { readonly kind: 'node'; readonly name: string };
}

export function importsOf(file: ProjectFile): readonly ImportSite[] {
  const { module: found, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new SyntaxError(`${file.path}: ${errors[0]?.message}`);
  const specifiers = [
    ...found.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...found.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...found.dynamicImports.map(({ moduleRequest }) => literalAt(file, moduleRequest)),
    ...[...file.text.matchAll(/new URL\(\s*'(\.[^']+\.tsx?)',\s*import\.meta\.url/g)].map(
      ([, specifier = '']) => specifier,
    ),
  ];
  return [...new Set(specifiers)].map((specifier) => ({
    importer: file.path,
    specifier,
    target: targetOf(file.path, specifier),
  }));
}

/** A dynamic import whose target is computed cannot be judged, so it is not allowed at all. */
function literalAt(file: ProjectFile, { start, end }: { readonly start: number; readonly end: number }): string {
  const written = file.text.slice(start, end);
  const literal = /^'([^']+)'$/.exec(written)?.[1];
  if (literal === undefined)
    throw new SyntaxError(`${file.path} imports ${written}, which only running it would tell.`);
  return literal;
}

function targetOf(importer: string, specifier: string): ImportSite['target'] {
  const [bare = ''] = specifier.split('?');
  if (bare.startsWith('node:')) return { kind: 'node', name: bare };
  if (bare.startsWith('#')) return { kind: 'file', path: bare.slice(1), isByName: true };
  if (bare.startsWith('.')) {
    return { kind: 'file', path: posix.join(posix.dirname(importer), bare), isByName: false };
  }
  const [scope = '', name = ''] = bare.split('/');
  return { kind: 'package', name: bare.startsWith('@') ? `${scope}/${name}` : scope };
}
