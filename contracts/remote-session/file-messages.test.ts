import { assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileFrame } from './file-messages.ts';
import { readFileFrame, writeFileFrame } from './file-messages.ts';
import { MAX_MESSAGE_BYTES } from './link-channels.ts';
import { sessionMessages } from './session-messages.ts';

const number = integer({ min: 0, max: 0xffff_ffff });

describe('frames of a file', () => {
  test('are read as they were written', () => {
    assert(
      property(number, number, uint8Array({ minLength: 1, maxLength: 300 }), (transfer, place, given) => {
        const frames: readonly FileFrame[] = [
          { kind: 'chunk', transfer, index: place, bytes: Uint8Array.from(given) },
          { kind: 'written', transfer, chunks: place },
        ];
        expect(frames.map((frame) => readFileFrame(writeFileFrame(frame)))).toEqual(frames);
      }),
    );
  });

  test('fit on their channel with the largest chunk', () => {
    const bytes = new Uint8Array(64 * 1024);
    const frame = writeFileFrame({ kind: 'chunk', transfer: 1, index: 0, bytes });

    expect(frame.byteLength).toBeLessThanOrEqual(MAX_MESSAGE_BYTES.file);
    expect(readFileFrame(frame)).toMatchObject({ kind: 'chunk' });
  });

  test.each([[[]], [[1, 0, 0, 0, 1, 0, 0, 0, 0]], [[2, 0, 0, 0, 1, 0, 0, 0, 0, 7]], [[3, 0, 0, 0, 1, 0, 0, 0, 0, 7]]])(
    'are refused when they are none: %j',
    (bytes) => expect(readFileFrame(Uint8Array.from(bytes))).toBeNull(),
  );
});

test.each(['../secrets', 'C:\\Windows\\a.dll', 'CON', '.bashrc', 'a\u202Egpj.exe', ''])(
  'a name that would be a path or hide what it is ends the session: %j (W4)',
  (name) => {
    const offer = { kind: 'file.offer', transfer: 1, sizeBytes: 1, sha256: 'a'.repeat(64) };

    expect(sessionMessages.console.ctl.safeParse({ ...offer, name: 'a.dll' }).success).toBe(true);
    expect(sessionMessages.console.ctl.safeParse({ ...offer, name }).success).toBe(false);
  },
);
