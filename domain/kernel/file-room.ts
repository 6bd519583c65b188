import { z } from 'zod';

/**
 * How many bytes files may take on a device that the hub has as well; what its agent may choose. Files that are still to be
 * sent, and those of drafts, are not counted: they have nowhere else to be.
 */
export const fileRoomChoices = [100_000_000, 250_000_000, 1_000_000_000, 4_000_000_000] as const;
export const fileRoomBytes = z.literal(fileRoomChoices);
export type FileRoomBytes = z.infer<typeof fileRoomBytes>;

/** Until its agent chooses otherwise: enough for some weeks of pictures, and less than a browser begins to ask about. */
export const USUAL_FILE_ROOM_BYTES: FileRoomBytes = 250_000_000;
