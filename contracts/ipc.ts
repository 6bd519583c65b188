import type { z } from 'zod';

/** One thing a page may ask of its main process. */
export interface IpcRequest<Role extends string = string> {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The windows that may ask it, by role. */
  readonly windows: readonly Role[];
}

/** Something the main process tells a page without being asked. */
export interface IpcEmission<Role extends string = string> {
  readonly payload: z.ZodType;
  /** The windows that hear it, by role. */
  readonly windows: readonly Role[];
}

/** All that crosses between an app's pages and its main process. Both sides parse what they receive by it. */
export interface IpcContract<Role extends string = string> {
  readonly requests: Readonly<Record<string, IpcRequest<Role>>>;
  readonly emissions: Readonly<Record<string, IpcEmission<Role>>>;
}

/**
 * The names of a contract, free of schemas: all that a preload has to know. The contract is written over them, so one
 * that lacks a name, or has one too many, does not compile.
 */
export interface IpcNames {
  readonly requests: readonly string[];
  readonly emissions: readonly string[];
}

/** A contract with exactly these names. */
export interface IpcContractOver<Names extends IpcNames, Role extends string> {
  readonly requests: Readonly<Record<Names['requests'][number], IpcRequest<Role>>>;
  readonly emissions: Readonly<Record<Names['emissions'][number], IpcEmission<Role>>>;
}

export type RequestName<Contract extends IpcContract> = keyof Contract['requests'] & string;
export type EmissionName<Contract extends IpcContract> = keyof Contract['emissions'] & string;

/** What the asker writes, and what it gets. */
export type IpcInput<Contract extends IpcContract, Name extends RequestName<Contract>> = z.input<
  Contract['requests'][Name]['input']
>;
export type IpcOutput<Contract extends IpcContract, Name extends RequestName<Contract>> = z.output<
  Contract['requests'][Name]['output']
>;
export type IpcPayload<Contract extends IpcContract, Name extends EmissionName<Contract>> = z.output<
  Contract['emissions'][Name]['payload']
>;

/** One answer for every request of a contract; one that is missing does not compile. */
export type IpcAnswers<Contract extends IpcContract, Asker> = {
  readonly [Name in RequestName<Contract>]: (
    input: z.output<Contract['requests'][Name]['input']>,
    asker: Asker,
  ) => Promise<z.input<Contract['requests'][Name]['output']>> | z.input<Contract['requests'][Name]['output']>;
};

/** Why a request was not answered. What went wrong inside stays in the log, under the report id. */
export type IpcFailure =
  | 'ipc.sender-untrusted'
  | 'ipc.request-unknown'
  | 'ipc.window-not-allowed'
  | 'ipc.input-invalid'
  | 'ipc.output-invalid'
  | 'ipc.fault';

export type IpcReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: IpcFailure; readonly reportId: string };

/** The one channel on which pages ask, and the one on which they are told. */
export const ASK_CHANNEL = 'deskbell.ask';
export const TELL_CHANNEL = 'deskbell.tell';

/** What a preload puts into the page: one function for every name of the contract, and nothing else. */
export interface DesktopBridge {
  readonly ask: Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
  /** Calls the listener with every payload from now on. Returns the way to stop. */
  readonly hear: Readonly<Record<string, (listener: (payload: unknown) => void) => () => void>>;
}
