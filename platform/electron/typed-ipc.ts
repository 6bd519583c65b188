import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type {
  EmissionName,
  IpcAnswers,
  IpcContract,
  IpcFailure,
  IpcPayload,
  IpcReply,
  IpcRequest,
} from '#contracts/ipc.ts';
import { ASK_CHANNEL, TELL_CHANNEL } from '#contracts/ipc.ts';
import type { AppWindow } from './window-factory.ts';

type IpcEvent = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** A refused message, for the log. It never holds what the message said. */
export interface IpcRefusal {
  readonly code: IpcFailure;
  readonly request: string;
  readonly reportId: string;
  /** Absent where a rule was broken and nothing failed. */
  readonly cause?: unknown;
}

export interface IpcGateOptions<Contract extends IpcContract, Role extends string> {
  readonly contract: Contract;
  readonly answers: IpcAnswers<Contract, AppWindow<Role>>;
  /** The window of ours whose top frame sent the message; `null` for everybody else. */
  readonly senderOf: (event: IpcEvent) => AppWindow<Role> | null;
  /** Called with every fault, and with the first refusal of its kind: a page that is broken repeats itself. */
  readonly report: (refusal: IpcRefusal) => void;
  readonly newReportId: () => string;
}

export interface IpcGate {
  answer(event: IpcEvent, message: unknown): Promise<IpcReply>;
  /** How often something was refused since the start, by code. */
  refusals(): Readonly<Partial<Record<IpcFailure, number>>>;
}

const askMessage = z.strictObject({ request: z.string().max(64), input: z.unknown() });

/**
 * The one way from pages to the main process. Every message is held against the contract: who sent it, what it asks,
 * with what, and what is answered.
 */
export function createIpcGate<Contract extends IpcContract, Role extends string>(
  options: IpcGateOptions<Contract, Role>,
): IpcGate {
  const { contract, senderOf, report, newReportId } = options;
  const counts = new Map<IpcFailure, number>();
  const told = new Set<string>();
  // The types of the answers follow from the contract by name; here the name is known at run time only.
  const answers = options.answers as Readonly<Record<string, (input: unknown, asker: AppWindow<Role>) => unknown>>;

  function refuse(code: IpcFailure, request: string, cause?: unknown): IpcReply {
    const reportId = newReportId();
    counts.set(code, (counts.get(code) ?? 0) + 1);
    const isFirst = !told.has(`${code} ${request}`);
    told.add(`${code} ${request}`);
    if (isFirst || cause !== undefined) report({ code, request, reportId, ...(cause === undefined ? {} : { cause }) });
    return { ok: false, code, reportId };
  }

  async function answer(event: IpcEvent, message: unknown): Promise<IpcReply> {
    const asker = senderOf(event);
    if (asker === null) return refuse('ipc.sender-untrusted', '');
    const asked = askMessage.safeParse(message);
    if (!asked.success || !Object.hasOwn(contract.requests, asked.data.request)) {
      return refuse('ipc.request-unknown', '');
    }
    const name = asked.data.request;
    // Looked up by a name of its own.
    const { input, output, windows } = contract.requests[name] as IpcRequest;
    if (!windows.includes(asker.role)) return refuse('ipc.window-not-allowed', name);
    const parsed = input.safeParse(asked.data.input);
    if (!parsed.success) return refuse('ipc.input-invalid', name);
    try {
      const answered = output.safeParse(await answers[name]?.(parsed.data, asker));
      return answered.success ? { ok: true, value: answered.data } : refuse('ipc.output-invalid', name, answered.error);
    } catch (error) {
      return refuse('ipc.fault', name, error);
    }
  }

  return { answer, refusals: () => Object.fromEntries(counts) };
}

/** Lets a gate answer what pages ask, until the returned function is called. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>, gate: IpcGate): () => void {
  ipcMain.handle(ASK_CHANNEL, (event, message: unknown) => gate.answer(event, message));
  return () => ipcMain.removeHandler(ASK_CHANNEL);
}

/** Tells those windows of an app that hear this emission, by the contract. */
export type TellWindows<Contract extends IpcContract> = <Name extends EmissionName<Contract>>(
  emission: Name,
  payload: IpcPayload<Contract, Name>,
  only?: AppWindow<string>,
) => void;

/**
 * @param windows The windows that are open now.
 * @returns What tells them. Throws when a payload is not what the contract says: that is a mistake of ours.
 */
export function createTellWindows<Contract extends IpcContract>(
  contract: Contract,
  windows: () => readonly AppWindow<string>[],
): TellWindows<Contract> {
  return (emission, payload, only) => {
    const { payload: schema, windows: roles } = contract.emissions[emission]!;
    const told = { emission, payload: schema.parse(payload) };
    for (const window of windows()) {
      if (!roles.includes(window.role) || (only !== undefined && only !== window)) continue;
      if (!window.browserWindow.isDestroyed()) window.browserWindow.webContents.send(TELL_CHANNEL, told);
    }
  };
}
