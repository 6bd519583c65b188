import { z } from 'zod';
import { handedCommand, publicKeyText, signedText } from '../exchange.ts';
import { feedCursor, MAX_COMMANDS_PER_PUSH, pushAnswer } from '../sync.ts';
import type { ApiContract } from './api-request.ts';

export const exchangeApi = {
  /** Says whose console holds a key: a certificate for the session that asks, and the hub's own key to check it with. */
  'exchange.certify': {
    path: '/api/exchange/certify',
    access: 'agent',
    input: z.strictObject({ publicKey: publicKeyText }),
    output: z.strictObject({ hub: publicKeyText, certificate: signedText }),
  },
  /**
   * Commands of colleagues, brought by somebody else. Each is decided as if its author had sent it, once, however many
   * bring it. Refusals that begin with `exchange.` are about the bringing and are not kept: its author may still send it.
   * Who brings them needs no rights for it, and may have left the desk with them.
   */
  'exchange.push': {
    path: '/api/exchange/push',
    access: 'person',
    input: z.strictObject({
      protocol: z.int(),
      commands: z.array(handedCommand).min(1).max(MAX_COMMANDS_PER_PUSH),
      /** Of who brings them, as in `sync.push`. */
      cursor: feedCursor.nullable(),
    }),
    output: pushAnswer,
  },
} as const satisfies ApiContract;
