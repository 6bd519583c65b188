import type { IncidentId, SupportSessionId } from '../kernel/fields.ts';

/**
 * What both ends of a link have to agree on. Each takes it from its own knowledge: the session it is in, its own certificate, and
 * the other end's as the handshake used it. Whoever sits between them has a certificate of their own, so no two ends that are
 * not joined directly ever agree.
 */
export interface LinkBinding {
  /** Of the messages of a session; one who claims an older one does not agree either. */
  readonly version: number;
  readonly session: SupportSessionId;
  readonly ticket: IncidentId;
  /** SHA-256 of the certificates, as in SDP. */
  readonly helperFingerprint: string;
  readonly consoleFingerprint: string;
}

/** The chance that each end has added, base64; a line of its own each. */
export interface LinkNonces {
  readonly helper: string;
  readonly console: string;
}

/**
 * What the helper binds itself to before it knows the console's chance. Without it whoever sits between could try certificates
 * until both ends show the same digits: half a second's work for six of them.
 */
export function commitmentText(binding: LinkBinding, helperNonce: string): string {
  return textOf('deskbell-remote-commitment', binding, [helperNonce]);
}

/** What the digits are taken from, by SHA-256 and `sixDigitsOf`. */
export function safetyCodeText(binding: LinkBinding, nonces: LinkNonces): string {
  return textOf('deskbell-remote-digits', binding, [nonces.helper, nonces.console]);
}

/** What a key of either end signs: who it is at this link, and that it is this link. */
export function linkProofText(signer: 'helper' | 'console', binding: LinkBinding, nonces: LinkNonces): string {
  return textOf(signer, binding, [nonces.helper, nonces.console]);
}

/** One fact per line; none of them can contain a line's end. */
function textOf(purpose: string, binding: LinkBinding, nonces: readonly string[]): string {
  const { version, session, ticket, helperFingerprint, consoleFingerprint } = binding;
  return [purpose, version, session, ticket, helperFingerprint, consoleFingerprint, ...nonces].join('\n');
}

/**
 * Six digits of a digest. The remainder of 64 bits favours no code by more than one in 10^13.
 *
 * @param digest At least 8 bytes.
 */
export function sixDigitsOf(digest: Uint8Array): string {
  const start = digest.subarray(0, 8).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  return String(start % 1_000_000n).padStart(6, '0');
}

/** As people read it out: `123 456`. */
export function spokenDigits(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
