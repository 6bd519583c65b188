import type { HandedCommand } from '#contracts/exchange.ts';
import { handedText } from '#contracts/exchange.ts';
import type { HubReply } from '#contracts/hub-api.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { meetInput } from '#domain/remote-support/meet-without-hub.ts';
import type { HandedPorts } from '../exchange/accept-handed.ts';
import { acceptHanded } from '../exchange/accept-handed.ts';

/**
 * Takes what an agent handed to a device that they met where no hub was (S10). Whoever comes first brings it; the other is given the
 * same answers. The device brings what is about itself and the ticket, whatever else somebody may have signed once.
 */
export async function bringMeeting(
  ports: HandedPorts,
  device: DeviceId,
  commands: readonly HandedCommand[],
): Promise<Result<HubReply<'support.bring'>>> {
  const entries = commands.map(entryIn);
  const meeting = entries.find((entry) => entry?.name === 'support-session.meet');
  const met = meetInput.safeParse(meeting?.input).data;
  const isOfMeeting = (entry: CommandEntry | null) => {
    return entry === meeting || (entry?.name.startsWith('incident.') === true && entry.target === met?.incident);
  };
  if (met?.device !== device || !entries.every(isOfMeeting)) return refuse({ code: 'request.invalid' });
  return ok({ answers: await acceptHanded(ports, commands) });
}

/** Before its signature was checked: nothing is done by it. */
function entryIn({ signed }: HandedCommand): CommandEntry | null {
  try {
    return handedText.safeParse(JSON.parse(signed.text)).data?.command ?? null;
  } catch {
    // No JSON: nobody has signed that as a command.
    return null;
  }
}
