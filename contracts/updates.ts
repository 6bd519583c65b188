import { epochMs, prose } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/** The apps that update themselves. The hub and the headless helper are updated by whoever runs them. */
export const updateApps = ['console', 'helper'] as const;
export type UpdateApp = (typeof updateApps)[number];

/** A system we build for, in Node's words: `process.platform` and `process.arch`. */
export const updateTargets = ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64'] as const;
export type UpdateTarget = (typeof updateTargets)[number];

/** Released versions have three numbers and nothing else, so one is always newer than another or the same. */
export const releaseVersion = z
  .string()
  .max(30)
  .regex(/^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})$/);

/** A file beside the channel file: a name and no way, so nothing outside the folder can be named. */
export const updateFileName = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:AppImage|deb|exe|zip|dmg|tar\.gz)$/);

const updateFile = z.strictObject({
  name: updateFileName,
  /** Base64 of 64 bytes, as electron-updater compares it. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  sizeBytes: z.int().min(1).max(4_000_000_000),
});
export type UpdateFile = z.infer<typeof updateFile>;

/** What is new, in the words of the two languages the apps speak. Shown as plain text. */
export const updateNotes = z.strictObject({ en: prose(4_000), de: prose(4_000) });
export type UpdateNotes = z.infer<typeof updateNotes>;

/**
 * The channel file: the newest version for one app on one system, as JSON. Everything an installation decides by stands
 * in it, because its signature covers exactly these bytes and nothing else.
 */
export const updateOffer = z.strictObject({
  format: z.literal('deskbell-update/1'),
  app: z.enum(updateApps),
  target: z.enum(updateTargets),
  version: releaseVersion,
  /** When it was signed. Never goes back: an installation refuses what was signed before what it has seen. */
  issuedAtMs: epochMs,
  /** After this nobody believes it, so a server that holds back newer ones is noticed. */
  expiresAtMs: epochMs,
  /** How many of a hundred installations may take it. */
  stagingPercent: z.int().min(0).max(100),
  notes: updateNotes.nullable(),
  files: z.array(updateFile).min(1).max(8),
});
export type UpdateOffer = z.infer<typeof updateOffer>;

/** An Ed25519 public key: SPKI in DER (RFC 8410), base64. */
const updatePublicKey = z.base64().length(60);

/** Names a public key: the first 16 hexadecimal digits of the SHA-256 of its DER. */
const updateKeyId = z.string().regex(/^[0-9a-f]{16}$/);

/** The file beside the channel file: an Ed25519 signature (RFC 8032) over its bytes as they lie there. */
export const updateSignature = z.strictObject({
  format: z.literal('deskbell-update-signature/1'),
  keyId: updateKeyId,
  signature: z.base64().length(88),
});
export type UpdateSignature = z.infer<typeof updateSignature>;

/** The keys an app believes, built into it. The reserve takes over when the active one is lost or stolen. */
export const updateKeys = z
  .strictObject({ active: updatePublicKey, reserve: updatePublicKey })
  .refine(({ active, reserve }) => active !== reserve, 'The reserve has to be another key.');
export type UpdateKeys = z.infer<typeof updateKeys>;

export function channelFileName(target: UpdateTarget): string {
  return `stable-${target}.json`;
}

export function signatureFileName(channelFile: string): string {
  return `${channelFile}.sig`;
}
