import { siteCode } from '#domain/workforce/site.record.ts';
import { z } from 'zod';
import {
  feedPage,
  missingLinesAnswer,
  missingLinesRequest,
  pullRequest,
  pushAnswer,
  pushRequest,
  recoverAnswer,
  recoverRequest,
  snapshotPart,
  snapshotRequest,
  unplacedAnswer,
  unplacedRequest,
} from '../sync.ts';
import type { ApiContract } from './api-request.ts';
import { installation } from './api-request.ts';

export const syncApi = {
  'sync.pull': { path: '/api/sync/pull', access: 'signed-in', input: pullRequest, output: feedPage },
  'sync.push': { path: '/api/sync/push', access: 'signed-in', input: pushRequest, output: pushAnswer },
  /** Also of who has left the desk since: what they hold may be all that is left of it. */
  'sync.missing': {
    path: '/api/sync/missing',
    access: 'person',
    input: missingLinesRequest,
    output: missingLinesAnswer,
  },
  'sync.recover': { path: '/api/sync/recover', access: 'person', input: recoverRequest, output: recoverAnswer },
  'sync.unplaced': { path: '/api/sync/unplaced', access: 'person', input: unplacedRequest, output: unplacedAnswer },
  /** All that an agent may see, part by part; see `snapshotPart`. Compressed as the asker can read it. */
  'sync.snapshot': { path: '/api/sync/snapshot', access: 'agent', input: snapshotRequest, output: snapshotPart },
  /** A block of ticket numbers for one installation: `first` to `last`, both included (NUM-1). */
  'number.lease': {
    path: '/api/number/lease',
    access: 'agent',
    input: z.strictObject({ device: installation }),
    output: z.strictObject({ siteCode, first: z.int().min(1), last: z.int().min(1) }),
  },
} as const satisfies ApiContract;
