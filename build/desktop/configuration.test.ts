import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../test/rooms/project-files.ts';

/** electron-builder's own reading and checking of its files; it keeps both to itself. */
interface ConfigModule {
  readonly getConfig: (projectDir: string, file: string, options: null) => Promise<Configuration>;
  readonly validateConfiguration: (configuration: Configuration, log: { readonly isEnabled: false }) => Promise<void>;
}
const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = requireFromBuilder(
  'app-builder-lib/out/util/config/config',
) as ConfigModule;

const read = (name: string) => getConfig(projectRoot, `build/desktop/${name}.yml`, null);
const releases = ['console', 'helper'] as const;
const standins = ['console.standin', 'helper.standin'] as const;

describe.each([...releases, ...standins])('build/desktop/%s.yml', (name) => {
  test('says nothing that electron-builder does not know', async () => {
    const configuration = await read(name);

    await expect(validateConfiguration(configuration, { isEnabled: false })).resolves.toBeUndefined();
    const misspelled = { ...configuration, electronFuse: {} } as Configuration;
    await expect(validateConfiguration(misspelled, { isEnabled: false })).rejects.toThrow('electronFuse');
  });

  test('packs the version of Electron that the sources are checked against', async () => {
    const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };

    expect((await read(name)).electronVersion).toBe(devDependencies['electron']);
  });

  test('names files that are there', async () => {
    const { afterPack, deb, linux, mac, win } = await read(name);
    const named = [
      linux?.icon,
      mac?.icon,
      mac?.entitlements,
      win?.icon,
      deb?.afterInstall,
      deb?.afterRemove,
      afterPack,
    ];
    const files = named.filter((path) => typeof path === 'string');

    expect(files).toHaveLength(7);
    expect(files.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  test('compiles nothing, installs nothing, and packs everything into one archive', async () => {
    expect(await read(name)).toMatchObject({ npmRebuild: false, asar: true });
  });
});

describe.each(releases)('a release of the %s', (name) => {
  // No binary of Electron is needed for this: it is what electron-builder sets the fuses by. `fuses.test.ts` reads back.
  test('is configured with every fuse of the security page', async () => {
    expect((await read(name)).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('passes the guard, and is signed where systems warn of what is not', async () => {
    expect(await read(name)).toMatchObject({
      afterPack: './build/desktop/after-pack.ts',
      win: { forceCodeSigning: true },
      mac: { forceCodeSigning: true, hardenedRuntime: true, notarize: true },
    });
  });

  test('is made for three systems', async () => {
    const { linux, mac, win } = await read(name);

    expect([linux?.target, win?.target, mac?.target]).toEqual([
      ['deb', 'tar.gz', 'AppImage'],
      ['nsis'],
      ['dmg', 'zip'],
    ]);
  });

  test('asks no server but the one the app names: the address in the package leads nowhere (RFC 6761, 6.4)', async () => {
    expect((await read(name)).publish).toEqual({ provider: 'generic', url: `https://updates.invalid/${name}` });
  });

  test('tells macOS in whole sentences what it asks for', async () => {
    const told = Object.entries((await read(name)).mac?.extendInfo as Record<string, unknown>);
    const reasons = told.filter(([key]) => key.endsWith('UsageDescription')).map(([, reason]) => reason);

    expect(reasons.length).toBeGreaterThan(1);
    for (const reason of reasons) expect(reason).toMatch(/^Deskbell .{30,}\.$/);
  });
});

test('the two apps share neither name, nor folder, nor icon, nor place of their own', async () => {
  const [desk, helper] = await Promise.all(releases.map(read));
  const parts = ({ appId, directories, productName, linux }: Configuration) => [
    appId,
    productName,
    directories?.app,
    directories?.output,
    linux?.executableName,
    linux?.icon,
  ];

  const mine = parts(desk!);
  const others = parts(helper!);
  expect(mine.filter((part, place) => part === undefined || part === others[place])).toEqual([]);
});

describe('koffi', () => {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity?: string; os?: string[]; cpu?: string[] }>;
  };

  // One for each system that packages are made on, by the names that Node has for it.
  test.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
  ])('goes into the helper of %s on %s as npm brings it there', async (platform, arch) => {
    const [resource] = [(await read('helper')).extraResources ?? []].flat();
    const { from = '', to } = resource as { from?: string; to?: string };
    const file = from.replaceAll('${platform}', platform).replaceAll('${arch}', arch);
    const name = file.slice(0, file.lastIndexOf(`/${platform}_${arch}/`));

    const { version, integrity, os, cpu } = packages[name] ?? {};
    expect({ to, version, os, cpu }).toEqual({
      to: 'koffi/koffi.node',
      version: packages['node_modules/koffi']?.version,
      os: [platform],
      cpu: [arch],
    });
    expect(integrity).toMatch(/^sha512-/);
    expect(file).toBe(
      join(`node_modules/@koromix/koffi-${platform}-${arch}`, `${platform}_${arch}`, 'koffi.node').replaceAll(
        '\\',
        '/',
      ),
    );
  });

  test('goes into no console', async () => {
    expect((await read('console')).extraResources ?? []).toEqual([]);
  });
});

test('links to tickets are for the console alone', async () => {
  expect((await read('console')).protocols).toEqual([{ name: 'Deskbell ticket', schemes: ['deskbell'] }]);
  expect((await read('helper')).protocols).toBeUndefined();
});

test('mails can be opened with the console, and stay with the program that people read them in', async () => {
  const { linux, mac, win, fileAssociations } = await read('console');

  expect(linux?.mimeTypes).toEqual(['message/rfc822']);
  expect(mac?.fileAssociations).toEqual([{ ext: 'eml', name: 'Mail', role: 'Viewer', rank: 'Alternate' }]);
  expect([win?.fileAssociations, fileAssociations]).toEqual([undefined, undefined]);
  expect((await read('helper')).linux?.mimeTypes).toBeUndefined();
});

test.each(releases)('macOS marks what the %s saves as having come from elsewhere', async (name) => {
  expect((await read(name)).mac?.extendInfo).toMatchObject({ LSFileQuarantineEnabled: true });
});

describe.each(standins)('%s', (name) => {
  test('can be mistaken for a release neither by its name nor by its folder', async () => {
    const { artifactName, directories, electronDist, electronFuses } = await read(name);

    expect(artifactName).toContain('-standin-');
    expect(directories?.output).toMatch(/-standin$/);
    expect([electronDist, electronFuses]).toEqual(['test/electron-standin', null]);
  });
});
