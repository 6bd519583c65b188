import type { ConsoleCertificate, SignedText } from '#contracts/exchange.ts';
import { consoleCertificate } from '#contracts/exchange.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { OpenCopy } from '../data-service/desk-copy.ts';
import type { HubLink } from '../data-service/hub-link.ts';
import type { ExchangeNote, TokenVault } from '../data-service/keep.ts';
import { hubNowMs, openSession } from '../data-service/session-rules.ts';
import type { Sign } from './signing.ts';
import { newKeyPair, signerWith } from './signing.ts';

export interface ConsoleKeyPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly token: () => string | null;
  readonly vault?: TokenVault | undefined;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
  readonly reportFault: (error: unknown) => void;
}

/** What this console signs with, and what proves to others that it may. */
export interface SigningAs {
  readonly sign: Sign;
  readonly certificate: SignedText;
  /** The hub's public key. */
  readonly hub: string;
}

/**
 * The key of this console, and the hub's word for it. Made when somebody first works here with the hub in reach; asked for
 * again every hour and for every session, so that whoever loses the network has one for as long as they may do without.
 */
export interface ConsoleKey {
  /** The hub is there: asks it for a certificate, where it is time to. */
  look(): void;
  /** Refused with `exchange.no-key` where there is none that is good now. */
  signing(): Promise<Result<SigningAs>>;
  /** The hub's public key, as it was told the last time; `null` before that. */
  hub(): string | null;
}

const CERTIFY_EVERY_MS = 3_600_000;

export function createConsoleKey(ports: ConsoleKeyPorts): ConsoleKey {
  const { copy, change, hub, vault, nowMs, signal } = ports;
  let certified: { readonly token: string; readonly atMs: number } | null = null;
  /** Of a key that the vault would not keep: it is good until the service ends. */
  let unkept: { readonly publicKey: string; readonly privateKey: string } | null = null;

  async function ownKey(): Promise<ExchangeNote | null> {
    const known = copy.keep.get('exchange');
    if (known !== null && (await privateKeyOf(known)) !== null) return known;
    const pair = await newKeyPair();
    if (pair === null) return null;
    const secret = vault === undefined ? pair.privateKey : await vault.seal(pair.privateKey);
    if (secret === null) unkept = pair;
    const { publicKey } = pair;
    return { publicKey, secret, isSealed: vault !== undefined, hub: null, certificate: null };
  }

  async function privateKeyOf({ publicKey, secret, isSealed }: ExchangeNote): Promise<string | null> {
    if (unkept?.publicKey === publicKey) return unkept.privateKey;
    if (secret === null) return null;
    return isSealed ? ((await vault?.open(secret)) ?? null) : secret;
  }

  async function certifyIfDue(): Promise<void> {
    const token = ports.token();
    if (token === null || copy.keep.get('session')?.principal.kind !== 'agent') return;
    if (certified?.token === token && nowMs() - certified.atMs < CERTIFY_EVERY_MS) return;
    certified = { token, atMs: nowMs() };
    const key = await ownKey();
    if (key === null) return;
    const answer = await hub.ask('exchange.certify', { publicKey: key.publicKey }, { token, signal });
    if (!answer.ok) {
      // Not now; whenever the hub is met next.
      certified = null;
      return;
    }
    const exchange = { ...key, ...answer.value };
    await change(async () => {
      // Signed out, or in as somebody else, while the hub answered.
      if (ports.token() === token) await copy.keep.set({ exchange });
    });
  }

  async function signing(): Promise<Result<SigningAs>> {
    const note = copy.keep.get('exchange');
    const noKey = refuse({ code: 'exchange.no-key' });
    if (note === null || note.hub === null || note.certificate === null) return noKey;
    if (!isGoodHere(note.certificate)) return noKey;
    const privateKey = await privateKeyOf(note);
    const sign = privateKey === null ? null : await signerWith(privateKey);
    return sign === null ? noKey : ok({ sign, certificate: note.certificate, hub: note.hub });
  }

  function isGoodHere({ text }: SignedText): boolean {
    const certificate: ConsoleCertificate = consoleCertificate.parse(JSON.parse(text));
    const session = openSession(copy.keep, nowMs());
    const isOfThis = certificate.device === copy.keep.get('client') && certificate.agent === session?.principal.id;
    return isOfThis && hubNowMs(copy.keep, nowMs()) <= certificate.expiresAtMs;
  }

  const look = () =>
    void certifyIfDue().catch((error: unknown) => {
      certified = null;
      if (!signal.aborted) ports.reportFault(error);
    });
  return { look, signing, hub: () => copy.keep.get('exchange')?.hub ?? null };
}
