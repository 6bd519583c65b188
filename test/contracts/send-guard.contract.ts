import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, anAttachment, uuidOf, vera } from '#domain/kernel/kernel.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const target = 'incident:1';
/** The line of the command with this serial. */
const lineOf = (serial: number) => journalIdOf(uuidOf(serial));

function reply(serial: number, lastSeen?: string | null): CommandEntry {
  const seen = lastSeen === undefined ? {} : { lastSeen };
  return aCommandEntry(serial, { name: 'incident.reply', target, input: { text: 'It works again.', ...seen } });
}

function verasReply(serial: number): CommandEntry {
  const input = { text: 'It stopped again.' };
  return aCommandEntry(serial, { name: 'incident.reply', target, input, actor: vera.id, device: 'client:v' });
}

/** What the hub does with replies whose author has not seen everything (COL-2), whichever engine the store runs on. */
export function sendGuardContract({ engine, open }: StoreUnderTest): void {
  async function aTicket() {
    const { store } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    await gate.accept(mira, [logCommand(1)]);
    return gate;
  }

  describe(`the send guard on ${engine} (COL-2)`, () => {
    test('a reply after newer words of somebody else is refused by name, and says which are the newest', async () => {
      const gate = await aTicket();
      await gate.accept(vera, [verasReply(2), verasReply(3)]);

      const [answer] = await gate.accept(mira, [reply(4, lineOf(1))]);

      expect(answer).toMatchObject({
        kind: 'refused',
        refusal: { code: 'incident.newer-words', details: { newest: lineOf(3), count: 2 } },
      });
    });

    test('with the newest of them seen it goes through', async () => {
      const gate = await aTicket();
      await gate.accept(vera, [verasReply(2)]);

      expect(outcomesOf(await gate.accept(mira, [reply(3, lineOf(2))]))).toEqual(['accepted']);
    });

    test('own replies and notes of the desk do not stop it', async () => {
      const gate = await aTicket();
      const note = aCommandEntry(3, { name: 'incident.note', target, input: { text: 'Rang her.' } });
      await gate.accept(mira, [reply(2, lineOf(1)), note]);

      expect(outcomesOf(await gate.accept(mira, [reply(4, lineOf(1))]))).toEqual(['accepted']);
    });

    test('files that the requester sees are stopped as well, files for the desk are not', async () => {
      const gate = await aTicket();
      await gate.accept(vera, [verasReply(2)]);
      const attach = (serial: number, audience: string) => {
        const input = { attachments: [anAttachment()], text: null, audience, lastSeen: lineOf(1) };
        return aCommandEntry(serial, { name: 'incident.attach', target, input });
      };

      const answers = await gate.accept(mira, [attach(3, 'readers'), attach(4, 'desk')]);

      expect(outcomesOf(answers)).toEqual(['incident.newer-words', 'accepted']);
    });

    test('who says nothing of what they saw is not stopped: the requester, and older consoles', async () => {
      const gate = await aTicket();
      await gate.accept(vera, [verasReply(2)]);

      expect(outcomesOf(await gate.accept(mira, [reply(3)]))).toEqual(['accepted']);
    });

    test('a line the hub does not have is held against nothing', async () => {
      const gate = await aTicket();
      await gate.accept(vera, [verasReply(2)]);

      expect(outcomesOf(await gate.accept(mira, [reply(3, lineOf(77))]))).toEqual(['accepted']);
    });
  });
}
