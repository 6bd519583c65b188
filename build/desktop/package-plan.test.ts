import { describe, expect, test } from 'vitest';
import type { PackageSurroundings } from './package-plan.ts';
import { planPackage } from './package-plan.ts';

const linux: PackageSurroundings = { platform: 'linux', hasElectron: true, environment: {} };
const sentenceOf = (args: readonly string[], there: PackageSurroundings) => {
  const planned = planPackage(args, there);
  return planned.ok ? null : planned.refusal.details.sentence;
};

describe('what is packaged', () => {
  test.each([
    [['console'], ['deb', 'tar.gz'], false],
    [['helper', 'dir'], ['dir'], false],
    [['console', 'deb', 'AppImage'], ['deb', 'AppImage'], false],
    [['console', '--standin'], ['dir'], true],
    [['--standin', 'helper', 'dir', 'deb'], ['dir', 'deb'], true],
  ])('%j: %j', (args, targets, isStandin) => {
    expect(planPackage(args, linux)).toMatchObject({
      ok: true,
      value: { app: args.find((word) => /^[ch]/.test(word)), targets, isStandin },
    });
  });
});

test.each([[[]], [['portal']], [['console', '--release']], [['dir', 'console']]])(
  '%j is answered with what can be meant',
  (args) => {
    expect(sentenceOf(args, linux)).toContain('npm run package -- <console|helper>');
  },
);

test('without Electron it says in one sentence how to get one, and what else there is', () => {
  const sentence = sentenceOf(['console'], { ...linux, hasElectron: false });

  expect(sentence).toContain('npx install-electron');
  expect(sentence).toContain('--standin');
  expect(sentence!.split('. ')).toHaveLength(1);
});

test('what a system cannot make is refused with what it can', () => {
  expect(sentenceOf(['console', 'nsis', 'dmg'], linux)).toBe(
    'nsis, dmg cannot be made on linux, which makes dir, deb, tar.gz, AppImage.',
  );
  expect(sentenceOf(['console'], { ...linux, platform: 'freebsd' })).toBe('Nothing is packaged on freebsd.');
});

describe('nothing goes out unsigned where systems warn of it', () => {
  const windows: PackageSurroundings = { ...linux, platform: 'win32' };
  const certificate = { WIN_CSC_LINK: 'c.pfx', DESKBELL_WINDOWS_PUBLISHER: 'Example Ltd' };

  test.each([
    {},
    { WIN_CSC_LINK: 'c.pfx' },
    { DESKBELL_WINDOWS_PUBLISHER: 'Example Ltd' },
    { ...certificate, WIN_CSC_LINK: '' },
  ])('Windows with %j', (environment) => {
    expect(sentenceOf(['console'], { ...windows, environment })).toContain('DESKBELL_WINDOWS_PUBLISHER');
  });

  test('Windows with a certificate and the name in it', () => {
    const planned = planPackage(['console'], { ...windows, environment: certificate });

    expect(planned).toMatchObject({ ok: true, value: { targets: ['nsis'], publisherName: 'Example Ltd' } });
  });

  test('macOS without and with leave to notarise', () => {
    const mac: PackageSurroundings = { ...linux, platform: 'darwin' };

    expect(sentenceOf(['helper'], mac)).toContain('notarised');
    expect(sentenceOf(['helper'], { ...mac, environment: { APPLE_KEYCHAIN_PROFILE: 'desk' } })).toBeNull();
  });
});
