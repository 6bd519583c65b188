import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedPurposes } from '#contracts/exchange.ts';
import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { aPolicy, dayMs, midYearMs } from '#domain/remote-policy/remote-policy.fixtures.ts';
import type { RemotePolicy } from '#domain/remote-policy/remote-policy.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { openKeptPolicy } from './kept-policy.ts';

/** Somebody who signs policies. */
function aSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    key,
    signed: (policy: RemotePolicy): SignedPolicy => {
      const text = JSON.stringify(policy);
      const signature = sign(null, Buffer.from(signedPurposes.policy + text), privateKey).toString('base64');
      return { key, signed: { text, signature } };
    },
  };
}

/** A computer that asks a hub for its policy; one that is opened anew knows what the one before has kept. */
async function aComputer() {
  const path = join(await temporaryFolder(), 'policy.json');
  const around = { published: null as SignedPolicy | null, isAway: false, nowMs: midYearMs };
  const problems: string[] = [];
  // The link asks for this alone.
  const ask = (async () =>
    around.isAway
      ? refuse({ code: 'hub.unreachable' })
      : ok({ policy: around.published })) as unknown as HubLink['ask'];
  const open = () =>
    openKeptPolicy({
      path,
      link: { ask },
      verify: createVerifier()!,
      bell: { ring: () => undefined, rest: async () => undefined },
      nowMs: () => around.nowMs,
      isWatched: async () => false,
      onChanged: () => undefined,
      onProblem: (problem) => void problems.push(problem),
    });
  const look = async (published: SignedPolicy | null) => {
    around.published = published;
    const kept = open();
    await kept.refresh(new AbortController().signal);
    return await kept.standing();
  };
  return { path, around, problems, open, look };
}

describe('the policy of an organisation, at a computer', () => {
  test('is kept with the fingerprint of its key, and holds without the hub', async () => {
    const { around, look, open } = await aComputer();
    const { signed } = aSigner();

    const first = await look(signed(aPolicy({ version: 7 })));
    around.isAway = true;

    expect(first).toMatchObject({ policy: { version: 7 }, isPublished: true, problem: null });
    expect(first.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(await open().standing()).toEqual(first);
  });

  test('that is forged, signed by somebody else, older, gone or out of date is not followed, and told once', async () => {
    const { look, problems } = await aComputer();
    const { signed } = aSigner();
    const good = signed(aPolicy({ version: 7 }));
    const forged = { ...good, signed: { ...good.signed, text: good.signed.text.replace('"view"', '"view" ') } };
    await look(good);
    const tried = [
      forged,
      forged,
      aSigner().signed(aPolicy({ version: 8 })),
      signed(aPolicy({ version: 6 })),
      null,
      null,
      signed(aPolicy({ version: 9, notAfter: new Date(midYearMs - dayMs).toISOString() })),
    ];
    const versions: unknown[] = [];
    for (const each of tried) versions.push((await look(each)).policy?.version);

    expect(new Set(versions)).toEqual(new Set([7]));
    expect(problems).toEqual([
      'policy.forged',
      'policy.other-key',
      'policy.rolled-back',
      'policy.missing',
      'policy.expired',
    ]);
    expect(await look(good)).toMatchObject({ problem: null });
  });

  test('that was forged from the beginning leaves nothing to be believed, not nothing forbidden', async () => {
    const { look } = await aComputer();
    const good = aSigner().signed(aPolicy());

    expect(await look({ ...good, key: aSigner().key })).toEqual({
      policy: null,
      isPublished: true,
      fingerprint: null,
      problem: 'policy.forged',
    });
  });

  test('whose file is damaged counts as one that cannot be believed, until the hub has it again', async () => {
    const { path, open, look } = await aComputer();
    const good = aSigner().signed(aPolicy());
    await look(good);
    await writeFile(path, '{"pinned":', { mode: 0o600 });

    expect(await open().standing()).toMatchObject({ policy: null, isPublished: true });
    expect(await look(good)).toMatchObject({ policy: { version: 1 }, problem: null });
  });
});
