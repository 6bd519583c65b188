import { isBuiltin } from 'node:module';

/** One file in the archive of an app. */
export interface PackedFile {
  /** From the root of the archive, with forward slashes. */
  readonly path: string;
  /** A link, or a file that lies beside the archive instead of in it. */
  readonly isOutside: boolean;
  readonly content: Buffer;
}

/** Which files an app consists of: one bundle per process, its pages, the icons it shows. */
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
  return wrongInText(path, content.toString('utf8'));
}

/** In characters: the names of a contract and the way over; more would be schemas, or worse. */
const LARGEST_PRELOAD = 6_000;

/** What our processes and pages are never to hold, whoever wrote it: packages that were bundled are looked at as well. */
function wrongInText(path: string, text: string): readonly string[] {
  const wrong: (string | false)[] = [];
  if (/\.(?:cjs|js|mjs|css)$/.test(path)) wrong.push(INLINE_SOURCE_MAP.test(text) && 'carries a source map');
  if (path.endsWith('.cjs')) wrong.push(...strangersIn(text).map((name) => `requires ${name}, which nothing brings`));
  if (path === 'preload.cjs') {
    const own = requiredBy(text).filter((name) => name !== 'electron');
    wrong.push(own.length > 0 && `requires ${own.join(', ')}, which no sandbox has`);
    wrong.push(/\beval\(|new Function/.test(text) && 'makes code of text');
    wrong.push((/\bZod/.test(text) || text.length > LARGEST_PRELOAD) && 'is larger than a bridge has to be');
  }
  if (path.endsWith('.html')) {
    wrong.push(/<script(?![^>]*\bsrc=)[^>]*>/i.test(text) && 'has a script in it');
    wrong.push(/<[^>]*\son\w+=/i.test(text) && 'has a script in an attribute');
    wrong.push(/\b(?:src|href)=["']?(?:[a-z]+:)?\/\//i.test(text) && 'loads something from elsewhere');
  }
  wrong.push(/(?:^|\/)(?:service-worker|sw)\.js$/.test(path) && 'would go on when its window is closed');
  return wrong.flatMap((what) => (what === false ? [] : [`${path} ${what}.`]));
}

/** Neither Electron nor Node's own: it would be looked for in folders around the app, where anybody may have put it. */
function strangersIn(text: string): readonly string[] {
  return requiredBy(text).filter((name) => name !== 'electron' && !isBuiltin(name));
}

function requiredBy(text: string): readonly string[] {
  const named = [...text.matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)].map(([, name = '']) => name);
  return [...new Set(named)];
}

/** Everything is bundled: a manifest that names packages or scripts promises something that is not there. */
function wrongManifest(text: string): readonly string[] {
  const names = Object.keys(JSON.parse(text) as object);
  const promised = names.filter((name) => /dependencies$/i.test(name) || name === 'scripts');
  return promised.map((name) => `package.json has ${name}.`);
}
