import type { FileOrder } from '#contracts/helper-exchange.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import type { FileAtHand, FileWatcher, OfferedFile } from '#platform/browser/file-transfer/file-exchange.ts';
import { createFileExchange } from '#platform/browser/file-transfer/file-exchange.ts';
import type { FilePart } from '#platform/browser/file-transfer/receive-file.ts';
import type { PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';

interface CarryFilesPorts {
  readonly link: PeerLink;
  readonly line: SessionLine<'helper'>;
  readonly main: MainProcess<HelperIpc>;
  /** Bytes that no Deskbell sends. */
  readonly onUnknown: () => void;
  readonly reportFault: (error: unknown) => void;
}

/**
 * Carries chunks of files between the link and the main process, which alone knows whether they may come or go and where they lie.
 *
 * @returns What takes its orders.
 */
export function carryFiles({ link, line, main, onUnknown, reportFault }: CarryFilesPorts): (order: FileOrder) => void {
  const coming = new Map<number, FileAtHand>();
  const leaving = new Map<number, FileAtHand>();
  let isControlGranted = false;

  const exchange = createFileExchange({
    link,
    line,
    isControlGranted: () => isControlGranted,
    onOffer: async (offer) => {
      const { transfer, name, sizeBytes, sha256 } = offer;
      const refusal = await main.ask('files.take', { transfer, name, sizeBytes, sha256 });
      if (refusal !== null) return refusal;
      const onBegun = (file: FileAtHand): void => void coming.set(transfer, file);
      return { ...watch('in', transfer, coming), part: partOf(offer, main), onBegun };
    },
    onUnknown,
    reportFault,
  });

  function watch(direction: 'in' | 'out', number: number, files: Map<number, FileAtHand>): FileWatcher {
    return {
      onProgress: (bytes) => void main.ask('files.tell', { direction, number, news: { kind: 'moved', bytes } }),
      onEnd: (how) => {
        files.delete(number);
        void main.ask('files.tell', { direction, number, news: { kind: 'ended', how } });
      },
    };
  }

  return (order) => {
    switch (order.kind) {
      case 'pace':
        isControlGranted = order.isControlGranted;
        return;
      case 'send': {
        const { chosen, ...file } = order.file;
        const read = (from: number, to: number) => main.ask('files.read', { chosen, from, to });
        leaving.set(chosen, exchange.send({ ...file, read }, watch('out', chosen, leaving)));
        return;
      }
      case 'cancel':
        return (order.direction === 'in' ? coming : leaving).get(order.number)?.cancel();
      default:
        return order satisfies never;
    }
  };
}

function partOf({ transfer }: OfferedFile, main: MainProcess<HelperIpc>): FilePart {
  return {
    chunks: () => main.ask('files.part-chunks', { transfer }),
    read: (index) => main.ask('files.part-read', { transfer, index }),
    append: (chunk) => main.ask('files.part-append', { transfer, chunk }),
    sha256: () => main.ask('files.part-hash', { transfer }),
    forget: async () => void (await main.ask('files.part-forget', { transfer })),
    keep: () => main.ask('files.part-keep', { transfer }),
  };
}
