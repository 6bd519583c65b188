/** One file in the archive of an app. */
export interface PackedFile {
  /** From the root of the archive, with forward slashes. */
  readonly path: string;
  /** A link, or a file that lies beside the archive instead of in it. */
  readonly isOutside: boolean;
  readonly content: Buffer;
}

/** All that an app consists of: one bundle per process, its pages, the icons it shows. */
const expectedPaths = [
  /^package\.json$/,
  /^[a-z][a-z-]*\.cjs$/,
  /^pages\/(?:[A-Za-z0-9][\w@.-]*\/)*[A-Za-z0-9][\w@.-]*\.(?:html|js|mjs|css|svg|png|ico|woff2?|ttf|wasm|webmanifest|json)$/,
  /^icons\/(?:[A-Za-z0-9][\w@.-]*\/)*[A-Za-z0-9][\w@.-]*\.(?:png|ico|svg)$/,
];

const INLINE_SOURCE_MAP = /^[ \t]*(?:\/\/|\/\*)[#@]\s*sourceMappingURL=data:/m;

/** What is wrong with the contents of an archive, one sentence for each thing; none when it may be shipped. */
export function wrongContents(files: readonly PackedFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const missing = ['package.json', 'main.cjs', 'preload.cjs'].filter((path) => !paths.has(path));
  return [...missing.map((path) => `${path} is missing.`), ...files.flatMap(wrongInFile)];
}

function wrongInFile({ path, isOutside, content }: PackedFile): readonly string[] {
  if (isOutside) return [`${path} leads out of the archive.`];
  if (!expectedPaths.some((expected) => expected.test(path)))
    return [`${path} is nothing that belongs into a package.`];
  if (path === 'package.json') return wrongManifest(content.toString('utf8'));
  const isCode = /\.(?:cjs|js|mjs|css)$/.test(path);
  if (isCode && INLINE_SOURCE_MAP.test(content.toString('utf8'))) return [`${path} carries a source map.`];
  return [];
}

/** Everything is bundled: a manifest that names packages or scripts promises something that is not there. */
function wrongManifest(text: string): readonly string[] {
  const names = Object.keys(JSON.parse(text) as object);
  const promised = names.filter((name) => /dependencies$/i.test(name) || name === 'scripts');
  return promised.map((name) => `package.json has ${name}.`);
}
