import type { ClipboardRefusal } from '#contracts/remote-session/clipboard-messages.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { charactersOf } from '#domain/remote-control/clipboard.rules.ts';
import type { PartPorts, PartStanding, SessionPart } from '#platform/any/live-help/session-part.ts';
import type { SystemClipboard } from './read-clipboard.ts';
import { readClipboard } from './read-clipboard.ts';

export interface ClipboardPartPorts {
  readonly clipboard: SystemClipboard;
  /** The person sees that it happened. */
  readonly onText: (direction: 'in' | 'out', characters: number) => void;
  readonly reportFault: (error: unknown) => void;
}

type ClipboardAct = Extract<ActFromConsole, { kind: `clipboard.${string}` }>;

const neededBy = { 'clipboard.put': 'clipboard-in', 'clipboard.fetch': 'clipboard-out' } as const;

/** Puts text into this computer's clipboard and hands out what is in it, each when the agent says so and the person has agreed. */
export function openClipboardPart(system: ClipboardPartPorts, ports: PartPorts): SessionPart {
  let standing: PartStanding | null = null;
  let turn: Promise<void> = Promise.resolve();

  function isAllowed(capability: Capability): boolean {
    return standing !== null && standing.live.has(capability) && standing.isTrusted && !standing.isHeldBack;
  }

  async function act(asked: ClipboardAct): Promise<void> {
    const needed = neededBy[asked.kind];
    // It may have been taken back while another one was being carried out.
    if (!isAllowed(needed)) return refuse(asked, 'clipboard.withheld');
    if (asked.kind === 'clipboard.put') return await put(asked);
    const read = await readClipboard(system.clipboard);
    if (!isAllowed(needed)) return refuse(asked, 'clipboard.withheld');
    if (!read.ok) return refuse(asked, read.refusal.code);
    ports.say({ kind: 'clipboard.text', number: asked.number, text: read.value });
    noteText('out', read.value);
  }

  async function put({ number, text }: Extract<ClipboardAct, { kind: 'clipboard.put' }>): Promise<void> {
    await system.clipboard.writeText(text);
    ports.say({ kind: 'clipboard.put-there', number });
    noteText('in', text);
  }

  function noteText(direction: 'in' | 'out', text: string): void {
    const characters = charactersOf(text);
    ports.noteUse(direction === 'in' ? 'clipboard-in' : 'clipboard-out');
    ports.note({ actor: ports.help.agent, type: 'clipboard', data: { direction, characters } });
    system.onText(direction, characters);
  }

  function refuse({ number }: ClipboardAct, code: ClipboardRefusal): void {
    ports.say({ kind: 'clipboard.refused', number, code });
  }

  async function actInTurn(earlier: Promise<void>, asked: ClipboardAct): Promise<void> {
    await earlier;
    try {
      await act(asked);
    } catch (error) {
      system.reportFault(error);
      refuse(asked, 'clipboard.failed');
    }
  }

  return {
    hear: (message) => {
      if (message.kind === 'clipboard.put' || message.kind === 'clipboard.fetch') turn = actInTurn(turn, message);
    },
    update: (now) => {
      standing = now;
    },
    end: async () => {
      standing = null;
      await turn;
    },
  };
}
