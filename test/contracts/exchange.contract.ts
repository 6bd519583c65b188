import type { HandedCommand } from '#contracts/exchange.ts';
import { consoleCertificate, signedPurposes } from '#contracts/exchange.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { agentId, personId } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSessions } from '../../hub/access/sessions.ts';
import { createExchangeRequests } from '../../hub/exchange/exchange-requests.ts';
import { deskCommand, foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const wim = anAgentPrincipal({ id: agentId.parse('agent:wim'), person: personId.parse('person:wim') });
const START_MS = 1_700_000_000_000;
const DAY_MS = 24 * 3_600_000;

/** What the hub takes from people who bring the work of others, whichever engine the store runs on. */
export function exchangeContract({ engine, open }: StoreUnderTest): void {
  async function aDesk() {
    const { store } = await open();
    const clock = { nowMs: START_MS };
    const nowMs = () => clock.nowMs;
    const gate = gateOn(store, { nowMs });
    const sessions = createSessions({ store, nowMs });
    const exchange = createExchangeRequests({ store, gate, sessions, nowMs });
    await foundDesk(gate);
    const appointed = { person: wim.person, role: 'agent', teams: ['team:firstline'] };
    await gate.accept(deskItself, [deskCommand(950_000, { name: 'agent.appoint', target: wim.id, input: appointed })]);

    /** A console of an agent, that signs what it hands over. */
    async function aConsole(principal: AgentPrincipal, device: string) {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const text = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
      const session = await sessions.open(principal.person, device);
      const asker = { address: 'test', principal, name: 'Somebody', session };
      const answered = await exchange['exchange.certify']({ publicKey: text }, asker);
      if (!answered.ok) throw new Error(answered.refusal.code);
      const { certificate } = answered.value;
      const hand = (command: CommandEntry, signedAtMs = clock.nowMs): HandedCommand => {
        const said = JSON.stringify({ command: { ...command, actor: principal.id, device }, signedAtMs });
        const signature = sign(null, Buffer.from(signedPurposes.command + said), privateKey).toString('base64');
        return { signed: { text: said, signature }, certificate };
      };
      const push = async (commands: HandedCommand[]) => {
        const pushed = { protocol: SYNC_PROTOCOL_VERSION, commands, cursor: null };
        const answer = await exchange['exchange.push'](pushed, asker);
        if (!answer.ok) throw new Error(answer.refusal.code);
        return answer.value.answers;
      };
      return { hand, push, session, certificate };
    }
    const linesOf = async (commands: readonly CommandEntry[]) => {
      const ids = commands.map(({ id }) => journalIdOf(id));
      const rows = await store.database.selectFrom('journal').select('id').where('id', 'in', ids).execute();
      return rows.length;
    };
    return { store, clock, gate, sessions, aConsole, linesOf };
  }

  describe(`work that is brought for others, on ${engine}`, () => {
    test('is decided as its author’s, once, however many bring it and at whatever time the author does', async () => {
      const { gate, aConsole, linesOf } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      const commands = Array.from({ length: 20 }, (_, serial) => logCommand(serial + 1, { device: 'client:mira' }));
      const handed = commands.map((command) => hers.hand(command));

      const [own, ...brought] = await Promise.all([
        gate.accept(mira, commands),
        his.push(handed),
        his.push(handed),
        hers.push(handed),
      ]);

      expect(new Set(outcomesOf(own))).toEqual(new Set(['accepted']));
      for (const answers of brought) expect(answers).toEqual(own);
      expect(await linesOf(commands)).toBe(commands.length);
    });

    test('keeps its order where one builds on what another did', async () => {
      const { aConsole } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      const note = (serial: number) =>
        aCommandEntry(serial, { name: 'incident.note', target: 'incident:1', input: { text: `Note ${serial}.` } });

      const answers = await his.push([hers.hand(logCommand(1)), his.hand(note(2)), hers.hand(note(3))]);

      expect(outcomesOf(answers)).toEqual(['accepted', 'accepted', 'accepted']);
    });

    test('is refused when it was altered, signed by another key, or under a certificate the hub never gave', async () => {
      const { aConsole, linesOf } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      const command = logCommand(1);
      const good = hers.hand(command);
      const other = consoleCertificate.parse(JSON.parse(hers.certificate.text));
      expect(other).toMatchObject({ agent: mira.id, role: mira.role });
      const text = good.signed.text.replace('password', 'passport');
      const forged: HandedCommand[] = [
        { ...good, signed: { ...good.signed, text } },
        { ...good, certificate: his.certificate },
        { ...his.hand(command), certificate: hers.certificate },
        {
          ...good,
          certificate: { ...good.certificate, text: JSON.stringify({ ...other, agent: wim.id, person: wim.person }) },
        },
      ];

      expect(text).not.toBe(good.signed.text);
      for (const one of forged) expect(outcomesOf(await his.push([one]))).toEqual(['exchange.forged']);
      expect(await linesOf([command])).toBe(0);
      // Refusing it was no answer to the command: it still gets its own.
      expect(outcomesOf(await his.push([good]))).toEqual(['accepted']);
    });

    test('is taken under a certificate that has run out since, not under one that had', async () => {
      const { clock, aConsole } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      const inTime = hers.hand(logCommand(1));
      clock.nowMs += 15 * DAY_MS;
      const late = hers.hand(logCommand(2));
      const early = hers.hand(logCommand(3), START_MS - 1);

      expect(outcomesOf(await his.push([inTime, late, early]))).toEqual([
        'accepted',
        'exchange.certificate-expired',
        'exchange.certificate-expired',
      ]);
    });

    test('of a session that was ended is refused by name, but for what the hub had answered before', async () => {
      const { gate, sessions, aConsole } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      const [first, second] = [logCommand(1, { device: 'client:mira' }), logCommand(2, { device: 'client:mira' })];
      await gate.accept(mira, [first]);
      await sessions.end(hers.session.id, hers.session.holder);

      const answers = await his.push([hers.hand(first), hers.hand(second)]);

      expect(outcomesOf(answers)).toEqual(['accepted', 'exchange.session-ended']);
      expect(outcomesOf(await gate.accept(mira, [second]))).toEqual(['accepted']);
    });

    test('of somebody who was released from the desk since is refused by name', async () => {
      const { gate, aConsole } = await aDesk();
      const hers = await aConsole(mira, 'client:mira');
      const his = await aConsole(wim, 'client:wim');
      await gate.accept(deskItself, [deskCommand(950_001, { name: 'agent.release', target: wim.id, input: {} })]);

      expect(outcomesOf(await hers.push([his.hand(logCommand(1))]))).toEqual(['exchange.author-left']);
    });
  });
}
