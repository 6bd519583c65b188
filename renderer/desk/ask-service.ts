import type { DeskInput, DeskOutput, DeskRequest, ServiceToWindow, WindowToService } from '#contracts/desk-port.ts';
import { deskPort } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { Observable } from 'rxjs';
import { filter, firstValueFrom } from 'rxjs';

export type AskService = <Name extends DeskRequest>(request: Name, input: DeskInput<Name>) => Promise<DeskOutput<Name>>;

/**
 * Asks the data service over the window's port; the answer is parsed by the contract. Throws a `Fault` when the service
 * failed, and `service.gone` when it ended before it answered.
 */
export function askService(
  messages$: Observable<ServiceToWindow>,
  send: (message: WindowToService) => void,
): AskService {
  let lastAsk = 0;
  return async (request, input) => {
    lastAsk += 1;
    const ask = lastAsk;
    const answered = firstValueFrom(
      messages$.pipe(
        filter((message) => message.lane === 'answer' || message.lane === 'fault'),
        filter((message) => message.ask === ask),
      ),
      { defaultValue: null },
    );
    send({ lane: 'ask', ask, request, input });
    const answer = await answered;
    if (answer === null) throw new Fault('service.gone', 'The data service has ended.', { details: { request } });
    if (answer.lane === 'fault') {
      throw new Fault(answer.code, 'The data service could not answer.', { details: { request } });
    }
    // The schema was looked up by the same name as the type.
    return deskPort[request].output.parse(answer.output) as DeskOutput<typeof request>;
  };
}
