import type { SignedText } from '#contracts/exchange.ts';
import { consoleCertificate, publicKeyText } from '#contracts/exchange.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { agentId, epochMs } from '#domain/kernel/fields.ts';
import type { KeyStanding } from '#domain/remote-control/safety-code-keys.rules.ts';
import { COMPARED_GOOD_FOR_MS, consoleKeyStanding } from '#domain/remote-control/safety-code-keys.rules.ts';
import { z } from 'zod';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

/** A key as a console has signed a link with it. */
export interface ConsoleKeyShown {
  readonly agent: AgentId;
  readonly publicKey: string;
  /** What the hub says of it, where the console has shown that. */
  readonly certificate: SignedText | null;
}

/** Keys of consoles for which somebody at this computer has compared digits. */
export interface KnownConsoles {
  readonly standingOf: (shown: ConsoleKeyShown) => Promise<KeyStanding>;
  readonly remember: (compared: Pick<ConsoleKeyShown, 'agent' | 'publicKey'>) => Promise<void>;
}

const MOST_KEYS = 500;
const kept = z
  .array(z.strictObject({ agent: agentId, publicKey: publicKeyText, comparedAtMs: epochMs }))
  .max(MOST_KEYS);

/** @param path The file that keeps them. One that cannot be read is as if nothing had been compared: digits are read once more. */
export function openKnownConsoles(path: string, nowMs: () => number): KnownConsoles {
  let lastTurn: Promise<unknown> = Promise.resolve();
  const read = async () => (await readStoredJson(path, kept.nullable().catch(null))) ?? [];

  return {
    standingOf: async ({ agent, publicKey, certificate }) => {
      if (certificate !== null && !isAboutThem(certificate, { agent, publicKey })) return 'changed';
      return consoleKeyStanding(await read(), { agent, publicKey }, nowMs());
    },
    remember: ({ agent, publicKey }) => {
      const turn = after(lastTurn, async () => {
        const atMs = nowMs();
        const others = (await read()).filter(
          (one) => one.publicKey !== publicKey && atMs - one.comparedAtMs < COMPARED_GOOD_FOR_MS,
        );
        await writeStoredJson(path, [...others, { agent, publicKey, comparedAtMs: atMs }].slice(-MOST_KEYS));
      });
      lastTurn = turn.catch(() => null);
      return turn;
    },
  };
}

async function after(earlier: Promise<unknown>, act: () => Promise<void>): Promise<void> {
  await earlier;
  await act();
}

/** The hub's word may be missing; where it is shown, it names the agent and the key that it is shown for. */
function isAboutThem(
  { text }: SignedText,
  { agent, publicKey }: Pick<ConsoleKeyShown, 'agent' | 'publicKey'>,
): boolean {
  const certificate = consoleCertificate.safeParse(jsonIn(text));
  return certificate.success && certificate.data.agent === agent && certificate.data.publicKey === publicKey;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No certificate either.
    return null;
  }
}
