import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Fault } from '#contracts/fault.ts';
import type { UpdateNotes } from '#contracts/updates.ts';
import { updateNotes } from '#contracts/updates.ts';
import { readPrivateFile } from '#platform/node/private-files.ts';
import { wrong } from './signing/built-files.ts';
import { makeKeys } from './signing/make-keys.ts';
import { signRelease } from './signing/sign-release.ts';
import { verifyRelease } from './signing/verify-release.ts';
import { readUpdateKeys } from './update-keys.ts';

/**
 * What a publisher does with a folder of packages:
 *
 *     npm run release -- keys ~/deskbell-active.pem
 *     npm run release -- sign release/console --key ~/deskbell-active.pem --notes notes.json [--staging 10] [--valid-days 90]
 *     npm run release -- verify release/console --keys update-keys.json
 */
const USAGE =
  'npm run release -- keys <private.pem> | sign <folder> --key <private.pem> | verify <folder> --keys <keys.json>';
const DAY_MS = 86_400_000;
const MOST_KEY_BYTES = 4_096;

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      key: { type: 'string' },
      keys: { type: 'string' },
      notes: { type: 'string' },
      staging: { type: 'string', default: '100' },
      'valid-days': { type: 'string', default: '90' },
      withdraw: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [order, path] = positionals;
  if (path === undefined) throw wrong(`What is meant is: ${USAGE}`);
  if (order === 'keys') return keys(path);
  if (order === 'sign') {
    if (values.key === undefined) throw wrong('Signing needs --key and the private key.');
    const signed = signRelease({
      folder: path,
      privateKey: await privateKeyIn(values.key),
      notes: values.notes === undefined ? null : notesIn(values.notes),
      stagingPercent: numberIn('--staging', values.staging, 100),
      validMs: numberIn('--valid-days', values['valid-days'], 400) * DAY_MS,
      nowMs: Date.now(),
      isWithdrawal: values.withdraw,
    });
    return console.log(`Signed: ${signed.join(', ')}`);
  }
  if (order === 'verify') return verify(path, values.keys);
  throw wrong(`What is meant is: ${USAGE}`);
}

function keys(path: string): void {
  const { keyId, publicKey } = makeKeys(path);
  console.log(`The private key lies in ${path}. Keep it where no build runs; whoever has it can sign updates.`);
  console.log(`The public key, for the file that DESKBELL_UPDATE_KEYS names (key id ${keyId}):\n${publicKey}`);
}

function verify(folder: string, keysPath: string | undefined): void {
  const pinned = readUpdateKeys(keysPath ?? process.env['DESKBELL_UPDATE_KEYS']);
  if (pinned === null) throw wrong('Verifying needs --keys and the file with the public keys.');
  for (const { app, expiresAtMs, stagingPercent, target, version } of verifyRelease(folder, pinned, Date.now())) {
    const until = new Date(expiresAtMs).toISOString().slice(0, 10);
    console.log(`${app} ${version} for ${target}: good, for ${stagingPercent} of 100 installations, until ${until}`);
  }
}

async function privateKeyIn(path: string) {
  const pem = await readPrivateFile(path, MOST_KEY_BYTES);
  if (pem === null) throw wrong(`${path} is not there.`);
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw wrong(`${path} is not an Ed25519 key.`);
  return key;
}

function notesIn(path: string): UpdateNotes {
  const read = updateNotes.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw wrong(`${path} has to say what is new under "en" and "de".`);
  return read.data;
}

function numberIn(option: string, text: string, most: number): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= most) return Number(text);
  throw wrong(`${option} has to be a number from 0 to ${most}, not "${text}".`);
}
