import { Fault } from '#contracts/fault.ts';
import type {
  DesktopBridge,
  EmissionName,
  IpcContract,
  IpcInput,
  IpcOutput,
  IpcPayload,
  RequestName,
} from '#contracts/ipc.ts';
import { z } from 'zod';

/** A page's way to the main process of its app. */
export interface MainProcess<Contract extends IpcContract> {
  /** Throws a `Fault` with the refusal's code when the main process does not answer, or not by the contract. */
  ask<Name extends RequestName<Contract>>(
    request: Name,
    input: IpcInput<Contract, Name>,
  ): Promise<IpcOutput<Contract, Name>>;
  /** Calls the listener with every payload from now on. Returns the way to stop. */
  hear<Name extends EmissionName<Contract>>(
    emission: Name,
    listener: (payload: IpcPayload<Contract, Name>) => void,
  ): () => void;
}

const reply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.string(), reportId: z.string() }),
]);

/** Speaks the contract over what the preload put into the page; answers and emissions are parsed by it. */
export function mainProcessOver<Contract extends IpcContract>(
  contract: Contract,
  bridge: DesktopBridge,
): MainProcess<Contract> {
  return {
    ask: async (request, input) => {
      const answer = reply.parse(await bridge.ask[request]?.(input));
      if (!answer.ok) {
        const { code, reportId } = answer;
        throw new Fault(code, 'The main process did not answer.', { details: { request, reportId } });
      }
      // The schema was looked up by the same name as the type.
      return contract.requests[request]?.output.parse(answer.value) as IpcOutput<Contract, typeof request>;
    },
    hear: (emission, listener) => {
      const stop = bridge.hear[emission]?.((payload) => {
        listener(contract.emissions[emission]?.payload.parse(payload) as IpcPayload<Contract, typeof emission>);
      });
      return () => stop?.();
    },
  };
}
