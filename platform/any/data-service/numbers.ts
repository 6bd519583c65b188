import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { selfGivenNumberOf, ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { StatusBoard } from './desk-status.ts';
import type { HubLink, Surroundings } from './hub-link.ts';
import type { Lease } from './keep.ts';

export interface NumberPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly newId: Surroundings['newId'];
  readonly status: Pick<StatusBoard, 'now'>;
  readonly token: () => string | null;
  readonly signal: AbortSignal;
}

/** A new block is asked for when this share of the last one is left. */
const RENEW_AT_SHARE = 0.3;

/** Ticket numbers that are final although nobody is asked: leased from the hub in blocks (NUM-1). */
export interface Numbers {
  /**
   * The next number of the lease; it is noted as given before it is given. When the lease is used up, one that this device
   * gives by itself; `null` where the hub is in reach, which then gives the ticket the next of its site at once.
   */
  take(): Promise<TicketNumber | null>;
  /** Asks the hub for another block when few are left. Does nothing when there is no way to it. */
  renewIfLow(): Promise<void>;
}

export function createNumbers({ copy, change, hub, newId, status, token, signal }: NumberPorts): Numbers {
  let isAsking = false;

  async function take(): Promise<TicketNumber | null> {
    return change(async () => {
      const lease = copy.keep.get('lease');
      const [block, ...later] = lease.blocks;
      if (block === undefined) return status.now().link === 'offline' ? selfGiven() : null;
      const { siteCode, next, last } = block;
      const blocks = next < last ? [{ siteCode, next: next + 1, last }, ...later] : later;
      await copy.keep.set({ lease: { ...lease, blocks } });
      return ticketNumberOf(siteCode, next);
    });
  }

  /** Nothing is noted: chance gives none of these twice, not even where a disk was copied or put back. */
  function selfGiven(): TicketNumber {
    return selfGivenNumberOf(copy.keep.get('client'), newId());
  }

  async function renewIfLow(): Promise<void> {
    const current = token();
    const isAgent = copy.keep.get('session')?.principal.kind === 'agent';
    if (isAsking || current === null || !isAgent || !isLow(copy.keep.get('lease'))) return;
    isAsking = true;
    try {
      const device = copy.keep.get('client');
      const leased = await hub.ask('number.lease', { device }, { token: current, signal });
      if (!leased.ok) return;
      const { siteCode, first, last } = leased.value;
      await change(async () => {
        const { blocks } = copy.keep.get('lease');
        const lease = { blocks: [...blocks, { siteCode, next: first, last }], blockSize: last - first + 1 };
        await copy.keep.set({ lease });
      });
    } finally {
      isAsking = false;
    }
  }

  return { take, renewIfLow };
}

function isLow({ blocks, blockSize }: Lease): boolean {
  const left = blocks.reduce((sum, { next, last }) => sum + last - next + 1, 0);
  return left <= blockSize * RENEW_AT_SHARE;
}
