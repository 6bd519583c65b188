import type { ConsoleCertificate, ExchangeBundle, SignedText } from '#contracts/exchange.ts';
import {
  BUNDLE_VERSION,
  consoleCertificate,
  exchangeBundle,
  handedText,
  MAX_BUNDLE_BYTES,
} from '#contracts/exchange.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { z } from 'zod';
import type { Verify } from './signing.ts';
import { createVerifier } from './signing.ts';

/** A command whose author's console has signed it, by the word of this console's own hub. */
export interface VerifiedCommand {
  readonly entry: CommandEntry;
  readonly signedAtMs: number;
  readonly signed: SignedText;
  readonly certificate: SignedText;
  readonly author: ConsoleCertificate;
}

export interface VerifiedBundle extends Pick<ExchangeBundle, 'from' | 'madeAtMs' | 'files'> {
  readonly commands: readonly VerifiedCommand[];
}

const outside = z.looseObject({ format: z.literal('deskbell-handover'), version: z.int() });

/** Signatures are checked beside each other, by threads of the browser's own. */
const CHECKED_TOGETHER = 200;

/**
 * Reads a bundle and checks every signature in it. One that is wrong spoils all of it: somebody had their hands in.
 *
 * @param hub The public key of this console's own hub.
 */
export async function readBundle(bytes: Uint8Array, hub: string | null): Promise<Result<VerifiedBundle>> {
  const verify = createVerifier();
  if (hub === null || verify === null) return refuse({ code: 'exchange.no-key' });
  if (bytes.byteLength > MAX_BUNDLE_BYTES) return refuse({ code: 'exchange.too-large' });
  const given = parsed(textIn(bytes));
  const looked = outside.safeParse(given);
  if (!looked.success) return refuse({ code: 'exchange.unreadable' });
  if (looked.data.version > BUNDLE_VERSION) return refuse({ code: 'exchange.newer' });
  const bundle = exchangeBundle.safeParse(given);
  if (!bundle.success) return refuse({ code: 'exchange.unreadable' });
  if (bundle.data.hub !== hub) return refuse({ code: 'exchange.other-hub' });
  const commands = await verifyAll(bundle.data, verify);
  if (commands === null) return refuse({ code: 'exchange.forged' });
  const { from, madeAtMs, files } = bundle.data;
  return ok({ from, madeAtMs, files, commands });
}

/** `null` when anything in it was not signed by whom it says. */
async function verifyAll(bundle: ExchangeBundle, verify: Verify): Promise<readonly VerifiedCommand[] | null> {
  const authors = await Promise.all(bundle.certificates.map((given) => verifyCertificate(given, bundle.hub, verify)));
  if (authors.includes(null)) return null;
  const commands: VerifiedCommand[] = [];
  for (let from = 0; from < bundle.commands.length; from += CHECKED_TOGETHER) {
    const slice = bundle.commands.slice(from, from + CHECKED_TOGETHER);
    const checked = await Promise.all(
      slice.map(async ({ signed, by }) => {
        const [author, certificate] = [authors[by] ?? null, bundle.certificates[by]];
        return author === null || certificate === undefined
          ? null
          : await verifyCommand({ signed, certificate, author }, verify);
      }),
    );
    for (const one of checked) {
      if (one === null) return null;
      commands.push(one);
    }
  }
  return commands;
}

async function verifyCertificate(given: SignedText, hub: string, verify: Verify): Promise<ConsoleCertificate | null> {
  if (!(await verify(hub, 'certificate', given))) return null;
  return consoleCertificate.safeParse(parsed(given.text)).data ?? null;
}

async function verifyCommand(
  given: Pick<VerifiedCommand, 'signed' | 'certificate' | 'author'>,
  verify: Verify,
): Promise<VerifiedCommand | null> {
  const { signed, author } = given;
  if (!(await verify(author.publicKey, 'command', signed))) return null;
  const handed = handedText.safeParse(parsed(signed.text)).data;
  if (handed === undefined) return null;
  const { command: entry, signedAtMs } = handed;
  return entry.device === author.device && entry.actor === author.agent ? { ...given, entry, signedAtMs } : null;
}

function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema that is asked next says that it is none.
    return null;
  }
}
