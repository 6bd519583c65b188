import type { HelpState } from '#contracts/helper-core.ts';
import type { ShareBriefing } from '#contracts/helper-remote.ts';
import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { JoinedHelp } from './joined-help.ts';
import type { OnlookerPorts } from './onlooker.ts';
import { Onlooker } from './onlooker.ts';

/** An agent who was invited to look on, as the hub says. */
export type Invited = HelpState['onlookers'][number];

export interface OnlookersPorts extends Omit<OnlookerPorts, 'briefing' | 'carry'> {
  /** The session as of the one who helps. */
  readonly help: JoinedHelp;
  readonly invited: () => readonly Invited[];
  readonly briefing: (agent: AgentId) => Promise<ShareBriefing>;
  readonly carry: (to: AgentId, towards: EndId, text: string) => void;
}

type Told = Extract<SignalNews, { kind: 'arrived' | 'heard' }>;

/** All who look on beside the one who helps. The hub says who was invited; the person here says of each whether they see anything. */
export class Onlookers {
  readonly #ports: OnlookersPorts;
  readonly #there = new Map<AgentId, Onlooker>();
  /** Pages of consoles, each told of once, at times before it is known here who was invited. */
  readonly #pages = new Map<AgentId, EndId>();

  constructor(ports: OnlookersPorts) {
    this.#ports = ports;
  }

  /** Names of those who may see the screen, for the banner. */
  get names(): readonly string[] {
    return [...this.#there.values()].filter(({ mayLook }) => mayLook).map(({ help }) => help.agentName);
  }

  mayCapture(contentsId: number): boolean {
    return [...this.#there.values()].some((one) => one.mayCapture(contentsId));
  }

  hear(news: Told): void {
    if (news.from === 'user') return;
    if (news.kind === 'heard') {
      this.#there.get(news.from)?.hear(news.fromEnd, news.text);
      return;
    }
    this.#pages.set(news.from, news.fromEnd);
    this.#there.get(news.from)?.meet(news.fromEnd);
  }

  lineIs(isUp: boolean): void {
    for (const one of this.#there.values()) one.lineIs(isUp);
  }

  useRelays(relays: ShareBriefing['relays']): void {
    for (const one of this.#there.values()) one.useRelays(relays);
  }

  /** Grants are looked at again. */
  tick(): void {
    for (const one of this.#there.values()) one.lapse();
  }

  /** Who was invited, and what they may see at this moment. */
  update(): void {
    const invited = this.#ports.invited();
    for (const [agent, one] of this.#there) {
      if (invited.some(({ id }) => id === agent)) continue;
      this.#there.delete(agent);
      void one.stop();
    }
    for (const each of invited) this.#welcome(each);
    for (const one of this.#there.values()) {
      one.askOnce();
      one.update();
    }
  }

  /** Resolves when no page of theirs is left. */
  async stop(): Promise<void> {
    const all = [...this.#there.values()];
    this.#there.clear();
    await Promise.all(all.map((one) => one.stop()));
  }

  #welcome({ id, name, role }: Invited): void {
    if (this.#there.has(id)) return;
    const { help, briefing, carry } = this.#ports;
    const colleague = { kind: 'beside', agentName: help.agentName } as const;
    const one = new Onlooker(
      { ...help, agent: id, agentName: name, agentRole: role ?? null, colleague },
      {
        ...this.#ports,
        briefing: () => briefing(id),
        carry: (towards, text) => carry(id, towards, text),
      },
    );
    this.#there.set(id, one);
    const page = this.#pages.get(id);
    if (page !== undefined) one.meet(page);
  }
}
