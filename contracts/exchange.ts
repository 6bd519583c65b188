import { attachmentHash } from '#domain/kernel/attachment.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import { z } from 'zod';
import { clientInstallation } from './api/api-request.ts';

/**
 * Commands that travel from console to console without a hub. What is signed travels as the very text that was signed, so
 * that nobody has to agree on how JSON is put in order; who checked a signature parses the text after that.
 */

/** Rises with every change that an older console could not read. 1: first release. */
export const BUNDLE_VERSION = 1;

/** Put before a text when it is signed: a signature given for one purpose proves nothing for another. */
export const signedPurposes = {
  certificate: 'deskbell-console-certificate:',
  command: 'deskbell-handed-command:',
  /** Of the link of a remote session: see `#contracts/remote-session/trust-messages.ts`. */
  link: 'deskbell-remote-link:',
  /** Of how far one side's record of a session has come: see `headText` in `#domain/remote-support`. */
  head: 'deskbell-session-head:',
  /** Of what an organisation lets its desk do at people's computers: see `#domain/remote-policy`. */
  policy: 'deskbell-remote-policy:',
  /** Of a line between console and helper where no hub is: see `#contracts/lan-session/lan-messages.ts`. */
  lan: 'deskbell-lan-join:',
} as const;
export type SignedPurpose = keyof typeof signedPurposes;

/** Ed25519, SPKI in DER, base64. */
export const publicKeyText = z.base64().max(120);

/** A text, and the Ed25519 signature (RFC 8032, base64) of its purpose and itself in UTF-8. */
export const signedText = z.strictObject({ text: z.string().max(400_000), signature: z.base64().length(88) });
export type SignedText = z.infer<typeof signedText>;

/** The hub's word on whose console holds a key. Signed by the hub. */
export const consoleCertificate = z.strictObject({
  device: clientInstallation,
  /** The session it was given to: when that is ended, the hub takes nothing more that was signed under it. */
  session: z.string().max(48),
  person: personId,
  agent: agentId,
  name: z.string().max(120),
  /** What they were on the desk when it was given: where no hub is, an organisation's policy goes by it (S15). Older ones do not say. */
  role: z.enum(agentRoles).exactOptional(),
  publicKey: publicKeyText,
  issuedAtMs: epochMs,
  /** Not after the device may be used offline. */
  expiresAtMs: epochMs,
});
export type ConsoleCertificate = z.infer<typeof consoleCertificate>;

/** What the author's console signs: the command as it was issued, and when it was handed over, by the hub's clock. */
export const handedText = z.strictObject({ command: commandEntry, signedAtMs: epochMs });

/** A signed command with the certificate of its author's console. */
export const handedCommand = z.strictObject({ signed: signedText, certificate: signedText });
export type HandedCommand = z.infer<typeof handedCommand>;

const MAX_BUNDLE_COMMANDS = 20_000;
/** Of a whole bundle as a file. */
export const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;
/** Of the attachments in one; what does not fit is sent by its author's own console. */
export const MAX_BUNDLE_FILE_BYTES = 30 * 1024 * 1024;

export const exchangeBundle = z.strictObject({
  format: z.literal('deskbell-handover'),
  version: z.literal(BUNDLE_VERSION),
  /** The public key of the hub that all of it is for. */
  hub: publicKeyText,
  /** Whoever put it together: one of the authors, or somebody who carries for others. For people; nothing rests on it. */
  from: z.string().max(120),
  madeAtMs: epochMs,
  certificates: z.array(signedText).max(200),
  /** Oldest first. `by`: which of the certificates speaks for its author's console. */
  commands: z.array(z.strictObject({ signed: signedText, by: z.int().min(0) })).max(MAX_BUNDLE_COMMANDS),
  /** Bytes in base64. Nobody signs them: the hash in a signed command does. */
  files: z.array(z.strictObject({ sha256: attachmentHash, bytes: z.base64() })).max(1_000),
});
export type ExchangeBundle = z.infer<typeof exchangeBundle>;

/** What a console shows of a bundle before any of it is taken in. */
export const bundlePreview = z.strictObject({
  from: z.string().max(120),
  madeAtMs: epochMs,
  /** What would be taken in. */
  actions: z.int().min(0),
  files: z.int().min(0),
  authors: z.array(z.string().max(120)),
  /** The first of them, to look at. */
  first: z.array(z.strictObject({ author: z.string().max(120), entry: commandEntry })),
  /** Why some are left out, and how many. */
  left: z.array(z.strictObject({ code: z.string().max(80), count: z.int().min(1) })),
});
export type BundlePreview = z.infer<typeof bundlePreview>;
