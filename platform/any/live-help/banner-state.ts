import type { BannerState } from '#contracts/helper-remote.ts';
import type { ConsoleLink } from './console-link.ts';
import type { JoinedHelp } from './joined-help.ts';

/** What the banner says of a session: its facts, and how the line stands; `null` while no console has come. */
export function bannerStateOf(
  { agentName, ticket, sinceMs }: JoinedHelp,
  link: Pick<ConsoleLink, 'state' | 'trust' | 'trouble'> | null,
  around: Pick<BannerState, 'allowed' | 'isPaused' | 'panicKeys' | 'screen'> & {
    readonly onlookers: readonly string[];
  },
): BannerState {
  return {
    ...around,
    onlookers: [...around.onlookers],
    agentName,
    sinceMs: sinceMs as BannerState['sinceMs'],
    ticket,
    line: link?.state === 'connected' ? 'there' : link?.state === 'reconnecting' ? 'broken' : 'waiting',
    code: link?.trust?.code ?? null,
    isTrusted: link?.trust?.isTrusted ?? false,
    ...(link?.trouble === undefined ? {} : { trouble: link.trouble }),
  };
}
