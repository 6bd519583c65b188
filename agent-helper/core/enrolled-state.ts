import type { EnrolledState } from '#contracts/helper-core.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { KeptAnnouncements } from '../main/announcement/kept-announcements.ts';
import type { EnrolledHelper } from '../main/enrolled-helper.ts';
import type { KeptTickets } from '../main/incident/kept-tickets.ts';
import { actOf, refusedActOf } from '../main/outbox/acts.ts';
import type { GetHelp } from '../main/support/get-help.ts';
import type { KeptPolicy } from '../main/support/kept-policy.ts';
import type { LanHelp } from '../main/lan-help/lan-help.ts';
import { helpStateOf } from './help-state.ts';
import { listRefused } from '../main/outbox/refused-commands.ts';

export interface StateSources {
  readonly helper: EnrolledHelper;
  readonly tickets: KeptTickets;
  readonly announcements: KeptAnnouncements;
  readonly help: Pick<GetHelp, 'current'>;
  readonly policy: Pick<KeptPolicy, 'standing'>;
  readonly lan: Pick<LanHelp, 'state'>;
  readonly link: EnrolledState['link'];
  readonly nowMs: number;
  readonly lookedAtMs: number | null;
}

/** How the helper stands, from what is kept on this computer. */
export async function enrolledState(sources: StateSources): Promise<EnrolledState> {
  const { helper, tickets, announcements, link, nowMs, lookedAtMs } = sources;
  const acquaintance = await helper.acquaintance();
  const list = await tickets.list();
  const waiting = await helper.outbox.waiting();
  const refused = await listRefused(helper.folder.refused);
  const lan = sources.lan.state();
  return {
    stage: 'enrolled',
    deviceName: acquaintance?.name ?? null,
    hub: helper.enrolment.hub,
    isSomebodys: acquaintance !== null && acquaintance.person !== null,
    link,
    metAtMs: acquaintance?.metAtMs ?? null,
    isKeySealed: helper.isKeySealed,
    tickets: list?.tickets ?? [],
    ticketsReadAtMs: list?.readAtMs ?? null,
    unread: [...(await tickets.unread())],
    waiting: waiting.flatMap((entry) => actOf(entry) ?? []),
    refused: refused.flatMap((one) => refusedActOf(one) ?? []),
    filesWaiting: (await helper.files.hashes()).length,
    announcements: [...(await announcements.current(nowMs))],
    help: helpStateOf(await sources.help.current(), acquaintance?.hubOffsetMs ?? 0),
    lookedAtMs: epochMs.nullable().parse(lookedAtMs),
    policy: await sources.policy.standing(),
    ...(lan === null ? {} : { lan }),
  };
}
