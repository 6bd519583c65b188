import { parseArgs } from 'node:util';
import type { UpdateApp } from '#contracts/updates.ts';
import { updateApps } from '#contracts/updates.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';

export interface PackagePlan {
  readonly app: UpdateApp;
  readonly targets: readonly string[];
  readonly isStandin: boolean;
  /** As the certificate spells it; Windows only. */
  readonly publisherName: string | null;
}

/** What is there to package with. */
export interface PackageSurroundings {
  /** Node's platform. */
  readonly platform: string;
  /** Whether Electron's own program has been fetched. */
  readonly hasElectron: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A sentence for whoever typed the command. */
type Refused = { readonly code: 'package.refused'; readonly details: { readonly sentence: string } };

/** What each system can package, and what it does when it is not told. The rest needs that system itself. */
const targetsOf: Readonly<Record<string, { readonly all: readonly string[]; readonly usual: readonly string[] }>> = {
  linux: { all: ['dir', 'deb', 'tar.gz', 'AppImage'], usual: ['deb', 'tar.gz'] },
  win32: { all: ['dir', 'nsis'], usual: ['nsis'] },
  darwin: { all: ['dir', 'dmg', 'zip'], usual: ['dmg', 'zip'] },
};

const USAGE = 'npm run package -- <console|helper> [dir|deb|tar.gz|AppImage|nsis|dmg|zip …] [--standin]';

/** Reads the command line, and says in one sentence what is missing before anything is built. */
export function planPackage(args: readonly string[], there: PackageSurroundings): Result<PackagePlan, Refused> {
  const read = readArguments(args);
  if (read === null) return refused(`What is meant is: ${USAGE}`);
  const { isStandin, words } = read;
  const [name = '', ...asked] = words;
  const app = updateApps.find((known) => known === name);
  if (app === undefined) return refused(`What is meant is: ${USAGE}`);
  const possible = targetsOf[there.platform];
  if (possible === undefined) return refused(`Nothing is packaged on ${there.platform}.`);
  const targets = asked.length > 0 ? asked : isStandin ? ['dir'] : possible.usual;
  const impossible = targets.filter((target) => !possible.all.includes(target));
  if (impossible.length > 0) {
    return refused(
      `${impossible.join(', ')} cannot be made on ${there.platform}, which makes ${possible.all.join(', ')}.`,
    );
  }
  if (isStandin && there.platform !== 'linux') return refused('The stand-in for Electron runs on Linux only.');
  if (!isStandin && !there.hasElectron) {
    return refused(
      'There is no Electron here: "npx install-electron" fetches it from GitHub, and --standin packages the stand-in instead, for tests and never for people.',
    );
  }
  return withPublisher({ app, targets, isStandin }, there);
}

/** What is not signed is not packaged for people where the system would warn them of it. */
function withPublisher(
  plan: Omit<PackagePlan, 'publisherName'>,
  { platform, environment }: PackageSurroundings,
): Result<PackagePlan, Refused> {
  const isThere = (name: string) => (environment[name] ?? '') !== '';
  if (platform === 'win32') {
    const publisherName = environment['DESKBELL_WINDOWS_PUBLISHER'] ?? '';
    if (publisherName === '' || !(isThere('WIN_CSC_LINK') || isThere('CSC_LINK'))) {
      return refused(
        'A package for Windows has to be signed: set DESKBELL_WINDOWS_PUBLISHER to the name in the certificate, WIN_CSC_LINK to the certificate and WIN_CSC_KEY_PASSWORD.',
      );
    }
    return ok({ ...plan, publisherName });
  }
  if (platform === 'darwin' && !(isThere('APPLE_API_KEY') || isThere('APPLE_KEYCHAIN_PROFILE'))) {
    return refused(
      'A package for macOS has to be signed and notarised: set CSC_LINK or CSC_NAME, and APPLE_API_KEY with its id and issuer or APPLE_KEYCHAIN_PROFILE.',
    );
  }
  return ok({ ...plan, publisherName: null });
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { standin: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { isStandin: values.standin, words: positionals };
  } catch {
    // An option nobody knows: whoever typed it is told what there is.
    return null;
  }
}

function refused(sentence: string) {
  return refuse({ code: 'package.refused', details: { sentence } });
}
