/**
 * The channels of a link:
 *
 * - `ctl`: ordered, nothing is lost, also not over a restart. Trust, consent, chat, keys and buttons.
 * - `ptr`: unordered, nothing is sent twice. Moves of the pointer, and the link's own beats.
 * - `file`: ordered, nothing is lost while the connection lasts.
 */
export const linkChannels = ['ctl', 'ptr', 'file'] as const;
export type LinkChannel = (typeof linkChannels)[number];

/** Numbers of the channels that both ends open by themselves. `ctl` is the connection's own. */
export const negotiatedChannelIds = { ptr: 1, file: 2 } as const;

/** The most one message may weigh, in bytes of UTF-8 or as they are. Whoever sends more is no Deskbell. */
export const MAX_MESSAGE_BYTES = { ctl: 130 * 1024, ptr: 1_024, file: 64 * 1024 + 256 } as const satisfies Record<
  LinkChannel,
  number
>;
