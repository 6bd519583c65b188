/**
 * Something that should have worked did not. Carries a stable code for machines and the cause for the log.
 * Throw it where the failure is first understood; catch it only at a border (IPC, socket, timer, React root).
 */
export class Fault extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, options: { cause?: unknown; details?: Fault['details'] } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.details = options.details ?? {};
  }
}
