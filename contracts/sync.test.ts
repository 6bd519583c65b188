import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  clientToHub,
  feedPage,
  hubToClient,
  missingLinesAnswer,
  missingLinesRequest,
  pullRequest,
  pushAnswer,
  pushRequest,
  recoverAnswer,
  recoverRequest,
  snapshotPart,
  snapshotRequest,
  SYNC_PROTOCOL_VERSION,
} from './sync.ts';

test('a changed wire format comes with a new protocol version', () => {
  const messages = [
    clientToHub,
    hubToClient,
    pullRequest,
    feedPage,
    snapshotRequest,
    snapshotPart,
    pushRequest,
    pushAnswer,
    missingLinesRequest,
    missingLinesAnswer,
    recoverRequest,
    recoverAnswer,
  ];
  const wire = messages.map((message) => z.toJSONSchema(message, { io: 'input' }));
  const fingerprint = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 12);

  expect({ version: SYNC_PROTOCOL_VERSION, fingerprint }).toEqual({ version: 3, fingerprint: '50ba4bef4a19' });
});
