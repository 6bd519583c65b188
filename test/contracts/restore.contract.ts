import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import { agentId, incidentId } from '#domain/kernel/fields.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { restoreBackup } from '../../hub/backup/restore-backup.ts';
import { takeBackup } from '../../hub/backup/take-backup.ts';
import { startConsoleInNode } from '../support/console-in-node.ts';
import { openCuttableLine } from '../support/cuttable-line.ts';
import type { HubSession } from '../support/hub-session.ts';
import { signInOverApi } from '../support/hub-session.ts';
import type { RunHubOptions } from '../support/running-hub.ts';
import { runHubForTest } from '../support/running-hub.ts';
import type { Account, SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const aNote = { text: 'Seen.' };
const anId = () => incidentId.parse(newRecordId('incident'));
/** Machines that run tests are busy. */
const PATIENCE = { timeout: 45_000, interval: 50 };

/** A desk on a hub that comes and goes behind one address, and its backup. */
async function aDesk(place: Partial<RunHubOptions>) {
  const line = await openCuttableLine();
  onTestFinished(() => line.close());
  const backupFolder = await temporaryFolder();
  const options = { ...place, origins: [line.origin], backupFolder, backupsKept: 3 };
  let hub = await runHubForTest(options);
  const { settings } = hub;
  line.leadTo(Number(new URL(hub.origin).port));
  const desk = await foundSmallDesk(line.origin, hub.setUpToken);
  return {
    desk,
    line,
    settings,
    aConsole: async (account: Pick<Account, 'login' | 'password'>) => {
      const console = await startConsoleInNode(line.origin);
      onTestFinished(() => console.stop());
      await console.signIn(account);
      await console.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online');
      return console;
    },
    backUp: async () => (await takeBackup(settings, Date.now())).path,
    /** The hub is lost; another begins on what the backup holds, before anybody has found it. */
    loseAndRestore: async (backup: string) => {
      line.cut();
      await hub.stop();
      const restored = await restoreBackup(settings, backup, { signEverybodyOut: false, nowMs: Date.now() });
      hub = await runHubForTest({ ...options, dataFolder: settings.dataFolder });
      return { restored, origin: hub.origin, logged: hub.logged };
    },
    findAgain: () => {
      line.leadTo(Number(new URL(hub.origin).port));
      line.restore();
    },
  };
}

function incidentsIn(held: ReadonlyMap<string, DeskRecord>): readonly Incident[] {
  return [...held.values()].filter(({ id }) => recordNameOf(id) === 'incident').map((one) => incidentSchema.parse(one));
}

const logged = ({ vera, team, mira }: SmallDesk, over: object = {}) =>
  aLogInput({ requester: vera.person, number: null, routing: { team, owner: mira.agent }, ...over });

async function reportOverPortal(origin: string, { vera }: SmallDesk): Promise<Incident['id']> {
  const portal = await signInOverApi(origin, vera.login, vera.password);
  const id = anId();
  await portal.issue(
    'incident.log',
    id,
    aLogInput({ requester: vera.person, channel: 'portal', routing: null, number: null }),
  );
  return id;
}

/** What a desk and the people on it rely on when a hub is lost and comes back from a backup. */
export function restoreContract(engine: string, place: () => Promise<Partial<RunHubOptions>>): void {
  describe(`a desk whose hub comes back from a backup, on ${engine}`, () => {
    test('has all that was accepted since, as it was, and gives no number twice', async () => {
      const { desk, line, aConsole, backUp, loseAndRestore, findAgain } = await aDesk(await place());
      const mira = await aConsole(desk.mira);
      const tom = await aConsole(desk.tom);
      const isOnHub = async (origin: string, sha256: AttachmentHash) => {
        const asking = { token: desk.administrator.opened.token, signal: new AbortController().signal };
        return (await attachmentLink(origin).read(sha256, asking)).ok;
      };
      const adasAgent = agentId.parse(desk.administrator.opened.principal.id);
      const before = anId();
      await mira.issue('incident.log', before, logged(desk, { number: await mira.takeNumber() }));
      await mira.until(({ waiting }) => waiting === 0);
      const backup = await backUp();

      const [byMira, byAda] = [anId(), anId()];
      const byVera = await reportOverPortal(line.origin, desk);
      // Her numbers are leased, and her session is opened, after the backup.
      const ada = await aConsole({ login: 'ada', password: 'correct horse battery' });
      const adasNumber = await vi.waitUntil(() => ada.takeNumber(), PATIENCE);
      await ada.issue(
        'incident.log',
        byAda,
        logged(desk, { number: adasNumber, routing: { team: desk.team, owner: adasAgent } }),
      );
      await mira.issue('incident.log', byMira, logged(desk, { number: await mira.takeNumber() }));
      // Each as soon as the console has heard of the ticket.
      for (const target of [before, byMira, byAda, byVera]) {
        await vi.waitFor(() => tom.issue('incident.note', target, aNote), PATIENCE);
      }
      await vi.waitFor(
        () => mira.issue('incident.resolve', byVera, { resolution: 'Renewed the certificate.' }),
        PATIENCE,
      );
      const file = await mira.addFile('trace.bin', new Uint8Array(randomBytes(200_000)));
      await mira.issue('incident.attach', before, { attachments: [file], text: null, audience: 'desk' });
      for (const console of [mira, tom, ada]) await console.until(({ waiting }) => waiting === 0);
      await vi.waitFor(async () => expect(await isOnHub(line.origin, file.sha256)).toBe(true), PATIENCE);
      const administrator = await signInOverApi(line.origin, 'ada', 'correct horse battery');
      const asItWas = await administrator.readAll();

      const again = await loseAndRestore(backup);
      expect(again.restored.newestLineAtMs).toBeGreaterThan(0);
      // Its places grow past those that the consoles have seen, before any of them finds it.
      const early: HubSession = await signInOverApi(again.origin, desk.mira.login, desk.mira.password);
      const newTickets = Array.from({ length: 40 }, anId);
      for (const id of newTickets) await early.issue('incident.log', id, logged(desk));
      const offline = anId();
      await ada.issue(
        'incident.log',
        offline,
        logged(desk, { number: await ada.takeNumber(), routing: { team: desk.team, owner: adasAgent } }),
      );
      const told = [mira, tom].map((one) => one.until(({ restored }) => restored?.step === 'receiving'));
      findAgain();
      await ada.until(({ session, problem }) => problem === 'session.ended' || session === null);
      await ada.signIn({ login: 'ada', password: 'correct horse battery' });

      await vi.waitFor(async () => {
        const held = await early.readAll();
        expect([...asItWas.keys()].filter((id) => !held.has(id))).toEqual([]);
        expect(held.has(offline)).toBe(true);
      }, PATIENCE);
      // People are told of it, and no longer than it takes.
      for (const { restored } of await Promise.all(told)) expect(restored).toMatchObject({ left: 0 });
      for (const console of [mira, tom, ada]) {
        const { refused, restored } = await console.until(({ waiting, link }) => waiting === 0 && link === 'online');
        expect({ refused, restored }).toEqual({ refused: 0 });
      }
      await vi.waitFor(async () => expect(await isOnHub(again.origin, file.sha256)).toBe(true), PATIENCE);
      const held = await early.readAll();
      for (const [id, record] of asItWas) expect(held.get(id)).toEqual(record);
      const numbers = incidentsIn(held).map(({ number }) => number);
      expect(numbers).toHaveLength(5 + newTickets.length);
      expect(new Set(numbers).size).toBe(numbers.length);
      const serials = incidentsIn(held).map(({ number }) => readTicketNumber(number!)!.serial);
      const lease = await early.ask('number.lease', { device: await deviceOf(early) });
      expect(Math.max(...serials)).toBeLessThan(lease.first);
      expect([...mira.faults, ...tom.faults, ...ada.faults]).toEqual([]);
    }, 120_000);
  });
}

async function deviceOf(session: HubSession) {
  const sessions = await session.ask('session.list', {});
  return sessions.find(({ isThis }) => isThis)!.device;
}
