import { z } from 'zod';
import {
  deviceHolding,
  digestAnswer,
  digestRequest,
  olderAnswer,
  olderRequest,
  olderTicket,
  receiptRequest,
  rowsBesideFeed,
  scopesAnswer,
  scopesRequest,
  stretchAnswer,
  stretchRequest,
  ticketRequest,
} from '../replica.ts';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

/** What a device holds of the desk: beside the feed, which brings what changes. */
export const replicaApi = {
  'replica.older': { path: '/api/replica/older', access: 'agent', input: olderRequest, output: olderAnswer },
  /** Refused with `ticket.unknown` when there is none, or none the reader may see. */
  'replica.ticket': { path: '/api/replica/ticket', access: 'agent', input: ticketRequest, output: rowsBesideFeed },
  'replica.scopes': { path: '/api/replica/scopes', access: 'signed-in', input: scopesRequest, output: scopesAnswer },
  'replica.digest': { path: '/api/replica/digest', access: 'signed-in', input: digestRequest, output: digestAnswer },
  'replica.stretch': {
    path: '/api/replica/stretch',
    access: 'signed-in',
    input: stretchRequest,
    output: stretchAnswer,
  },
  'replica.receipt': { path: '/api/replica/receipt', access: 'signed-in', input: receiptRequest, output: nothing },
  /** Everywhere that agents are or were signed in, with the latest first. */
  'replica.devices': {
    path: '/api/replica/devices',
    access: 'administrator',
    input: nothing,
    output: z.array(deviceHolding),
  },
  /** Settled tickets by number or by words of their subject, the latest first. */
  'ticket.search': {
    path: '/api/ticket/search',
    access: 'agent',
    input: z.strictObject({ words: z.string().max(200) }),
    output: z.strictObject({ tickets: z.array(olderTicket).max(50), isAll: z.boolean() }),
  },
} as const satisfies ApiContract;
