import { z } from 'zod';

/** Which connection of a link: 0 is the first; a later one stands in for it, over a relay. */
const path = z.int().min(0).max(9_999);

/**
 * How often the initiator has begun anew on this path. What belongs to an older generation is dropped: simple-peer sends
 * candidates without the name of the description they belong to.
 */
const generation = z.int().min(0).max(9_999);

/** Offers of Chromium with picture, sound and data weigh 6 to 12 KB. */
const MAX_SDP_LENGTH = 40_000;

const iceCandidate = z.strictObject({
  candidate: z.string().max(1_000),
  sdpMid: z.string().max(32).nullable(),
  sdpMLineIndex: z.int().min(0).max(64).nullable(),
});

/**
 * What sets a link up and repairs it. Carried by whoever connects both ends (the hub, or people on a LAN), who may read it
 * and is not believed: see `trust-messages.ts`.
 */
export const linkSignal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('description'),
    path,
    generation,
    type: z.enum(['offer', 'answer']),
    sdp: z.string().max(MAX_SDP_LENGTH),
  }),
  z.strictObject({ kind: z.literal('candidate'), path, generation, candidate: iceCandidate }),
  /** The console hears nothing and asks the helper, who alone may, to begin anew. */
  z.strictObject({ kind: z.literal('restart-wanted'), path }),
]);
export type LinkSignal = z.infer<typeof linkSignal>;

/** The most one signal weighs as JSON, in characters. */
export const MAX_SIGNAL_LENGTH = 64_000;
