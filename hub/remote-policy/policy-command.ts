import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Fault } from '#contracts/fault.ts';
import { signedPurposes } from '#contracts/exchange.ts';
import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { signedPolicy } from '#contracts/remote-policy.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { RemotePolicy } from '#domain/remote-policy/remote-policy.ts';
import { remotePolicySchema } from '#domain/remote-policy/remote-policy.ts';
import type { PolicyProblem } from '#domain/remote-policy/take-policy.rules.ts';
import { readPolicy } from '#domain/remote-policy/take-policy.rules.ts';
import { keyFingerprint } from '#platform/any/exchange/key-fingerprint.ts';
import type { StoreOptions } from '../store/open-store.ts';
import { openStore } from '../store/open-store.ts';
import { openForReading } from '../store/read-only-store.ts';
import { publishPolicy, readPublished } from './published-policy.ts';

const USAGE = [
  'Say what to do with the policy for remote help:',
  '  policy key KEY-FILE             makes the key that signs policies; keep it away from the hub',
  '  policy draft POLICY-FILE        writes a policy to begin with',
  '  policy sign KEY-FILE POLICY-FILE   writes POLICY-FILE.signed',
  '  policy publish SIGNED-FILE      puts it on this hub',
  '  policy show                     says what was published last',
].join('\n');

/** Makes, signs and publishes the policy for remote help. All but `publish` and `show` need no hub, and are meant to be done far from one. */
export async function policyCommand(
  settings: StoreOptions,
  [verb, first, second]: readonly string[],
  nowMs: number,
): Promise<string> {
  if (verb === 'show') return await show(settings);
  if (first === undefined) throw new Fault('command.incomplete', USAGE);
  if (verb === 'key') return makeKey(first);
  if (verb === 'draft') return draft(first, nowMs);
  if (verb === 'publish') return await publish(settings, first, nowMs);
  if (verb === 'sign' && second !== undefined) return signFile(first, second);
  throw new Fault('command.incomplete', USAGE);
}

function makeKey(path: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeNew(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return `${path} holds the key. Whoever has it says what is allowed at every computer. Its fingerprint: ${fingerprintOf(privateKey)}`;
}

const YEAR_MS = 365 * 24 * 3_600_000;

function draft(path: string, nowMs: number): string {
  const everybody: RemotePolicy['allows'][keyof RemotePolicy['allows']] = ['agent', 'lead', 'administrator'];
  const policy = remotePolicySchema.parse({
    format: 'deskbell-remote-policy-1',
    organisation: 'Name of the organisation',
    version: 1,
    notBefore: new Date(nowMs).toISOString(),
    notAfter: new Date(nowMs + YEAR_MS).toISOString(),
    consent: 'always',
    allows: Object.fromEntries(capabilities.map((one) => [one, everybody])),
    viewMinutes: 60,
    unusedMinutes: 15,
    controlMinutes: null,
    successor: null,
  });
  writeNew(path, `${JSON.stringify(policy, null, 2)}\n`);
  return `${path} allows what is allowed without a policy. Change it, then sign it.`;
}

function signFile(keyPath: string, policyPath: string): string {
  const privateKey = createPrivateKey(textOf(keyPath));
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Fault('policy.no-key', `${keyPath} holds no key for this.`);
  const text = textOf(policyPath);
  // With the sentence of what does not fit: whoever wrote it has it before them.
  const read = remotePolicySchema.safeParse(jsonIn(text));
  if (!read.success)
    throw new Fault('policy.unreadable', `${policyPath} is no policy: ${firstIssue(read.error.issues)}.`);
  const signature = sign(null, Buffer.from(signedPurposes.policy + text), privateKey).toString('base64');
  const out = `${policyPath}.signed`;
  const envelope: SignedPolicy = { key: publicKeyOf(privateKey), signed: { text, signature } };
  writeFileSync(out, `${JSON.stringify(envelope, null, 2)}\n`);
  return `${out} is version ${read.data.version}, signed by ${fingerprintOf(privateKey)}.`;
}

async function publish(settings: StoreOptions, path: string, nowMs: number): Promise<string> {
  const read = signedPolicy.safeParse(jsonIn(textOf(path)));
  if (!read.success) throw new Fault('policy.unreadable', `${path} is no signed policy.`);
  const store = await openStore(settings);
  try {
    const published = await publishPolicy(store, read.data, nowMs);
    if (!published.ok) throw new Fault(published.refusal.code, refusals[published.refusal.code]);
    return `Version ${published.value.version} is published. Computers take it over within minutes.`;
  } finally {
    await store.close();
  }
}

const refusals: Readonly<Record<PolicyProblem, string>> = {
  'policy.missing': 'There is no policy.',
  'policy.forged': 'It was changed after it was signed, or not signed by the key that it names.',
  'policy.other-key': 'It is signed by another key than the one before, which has not named it as its successor.',
  'policy.rolled-back': 'It is older than the one that is published: raise its version.',
  'policy.unreadable': 'It is no policy that this release can read.',
  'policy.expired': 'Its time is over.',
  'policy.too-early': 'Its time has not come yet.',
};

async function show(settings: StoreOptions): Promise<string> {
  const store = await openForReading(settings);
  try {
    const published = await readPublished(store.database);
    if (published === null) return 'No policy was ever published: what people agree to may be done.';
    const policy = readPolicy(published.signed.text);
    if (policy === null) return 'A policy is published that this release cannot read.';
    return `Version ${policy.version} of ${policy.organisation}, until ${policy.notAfter}, signed by ${keyFingerprint(published.key)}.`;
  } finally {
    await store.close();
  }
}

/** For its owner alone, and never over what is there. */
function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new Fault('policy.file-there', `${path} is there already.`);
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

function textOf(path: string): string {
  if (!existsSync(path)) throw new Fault('policy.file-missing', `There is no ${path}.`);
  return readFileSync(path, 'utf8');
}

function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
}

const fingerprintOf = (privateKey: KeyObject) => keyFingerprint(publicKeyOf(privateKey));

function firstIssue([issue]: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issue === undefined
    ? 'it does not fit'
    : `${issue.path.map(String).join('.') || 'all of it'}: ${issue.message}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits nothing, and is told as that.
    return undefined;
  }
}
