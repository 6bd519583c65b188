import { Fault } from '#contracts/fault.ts';
import type { Refusal } from '#domain/kernel/result.ts';

/** A refusal as it comes over from the main process, in the form of the kernel. */
export function refusalIn({ code, details }: { code: string; details?: Refusal['details'] | undefined }): Refusal {
  return details === undefined ? { code } : { code, details };
}

/** What is told of something that should have worked; it is in the log by then. */
export function refusalOf(error: unknown): Refusal {
  return { code: error instanceof Fault ? error.code : 'ipc.fault' };
}
