import type { OutboxEntry } from '#contracts/desk-port.ts';
import { consoleCertificate } from '#contracts/exchange.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { anAgent } from '#domain/workforce/workforce.fixtures.ts';
import type { OpenCopy } from '#platform/any/data-service/desk-copy.ts';
import { openCopy } from '#platform/any/data-service/desk-copy.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import type { ConsoleKey, SigningAs } from '#platform/any/exchange/console-key.ts';
import { makeBundle } from '#platform/any/exchange/make-bundle.ts';
import { newKeyPair, signerWith } from '#platform/any/exchange/signing.ts';
import { takeBundle } from '#platform/any/exchange/take-bundle.ts';
import { ok } from '#domain/kernel/result.ts';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobsInMemory } from '../support/blobs-in-memory.ts';
import { aSqliteStorage } from '../support/sqlite-storage.ts';
import type { Figure } from './figures.ts';
import { figureOf } from './figures.ts';

const COMMANDS = 10_000;
const TICKETS = 500;
const BAR_MS = 5_000;
const NOW_MS = 1_700_000_000_000;
const mira = anAgentPrincipal();
const tom = anAgentPrincipal({ id: agentId.parse('agent:tom'), person: personId.parse('person:tom') });

/** Ten thousand commands from one laptop to another: signed, written, read, every signature checked, kept and shown. */
export async function* exchangeFigures(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  try {
    const key = await aCertifiedKey();
    const from = await aLaptop(join(folder, 'mira'), mira, 'client:mira');
    const to = await aLaptop(join(folder, 'tom'), tom, 'client:tom');
    await from.change((copy) => copy.outbox.write({ put: notes() }));
    const nowMs = () => NOW_MS;

    const begunMs = performance.now();
    const bundle = await makeBundle({ copy: from.copy, key, nowMs });
    if (!bundle.ok) throw new Error(bundle.refusal.code);
    const madeMs = performance.now();
    const taken = await takeBundle({ ...to, key, nowMs }, bundle.value.bytes);
    const doneMs = performance.now();
    if (!taken.ok || taken.value.actions !== COMMANDS) throw new Error('Not everything changed hands.');

    const note = `${(bundle.value.bytes.byteLength / 1e6).toFixed(1)} MB, on ${TICKETS} tickets`;
    const took = (id: string, value: number) =>
      ({ id: `exchange.10k.${id}`, value, unit: 'ms', better: 'lower' }) as const;
    yield figureOf({ ...took('signed', madeMs - begunMs), note });
    yield figureOf({ ...took('taken', doneMs - madeMs), note });
    yield figureOf({ ...took('both', doneMs - begunMs), bar: BAR_MS, note });
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Holder = typeof mira;

/** A desk with some tickets and both agents, where one of them works; no hub is anywhere. */
async function aLaptop(folder: string, principal: Holder, client: string): Promise<OpenCopy> {
  await mkdir(folder);
  const tables = await openTables(aSqliteStorage(folder));
  const opened = await openCopy({ tables, blobs: blobsInMemory() }, () => client);
  const session = { principal, name: principal.id, token: 'token', offlineUntilMs: epochMs.parse(NOW_MS * 2) };
  const agents = [mira, tom].map(({ id, person }) => anAgent({ id, person }));
  const tickets = Array.from({ length: TICKETS }, (_, serial) =>
    anIncident({ id: incidentId.parse(ticketOf(serial)) }),
  );
  await opened.change(async (copy) => {
    await copy.keep.set({ session });
    await copy.records.write({ put: [...agents, ...tickets] });
  });
  return opened;
}

function ticketOf(serial: number): string {
  return `incident:${serial % TICKETS}`;
}

function notes(): OutboxEntry[] {
  return Array.from({ length: COMMANDS }, (_, serial) => {
    const input = { text: `Looked at rack ${serial} in the cellar; the fuse of the second row is fine.` };
    const command = { name: 'incident.note', target: ticketOf(serial), input, device: 'client:mira' };
    const entry = aCommandEntry(serial + 1, { ...command, issuedAtMs: epochMs.parse(NOW_MS) });
    return { id: entry.id, order: serial + 1, entry, state: 'waiting', place: 0, refusal: null };
  });
}

/** Mira's key, certified by a hub of which there is nothing but its own key. */
async function aCertifiedKey(): Promise<Pick<ConsoleKey, 'signing' | 'hub'>> {
  const [own, hub] = [await newKeyPair(), await newKeyPair()];
  const [sign, certify] = [await signerWith(own!.privateKey), await signerWith(hub!.privateKey)];
  const certificate = consoleCertificate.parse({
    device: 'client:mira',
    session: 'session:1',
    person: mira.person,
    agent: mira.id,
    name: 'Mira',
    publicKey: own!.publicKey,
    issuedAtMs: NOW_MS - 1,
    expiresAtMs: NOW_MS + 1_000,
  });
  const signing: SigningAs = {
    sign: sign!,
    certificate: await certify!('certificate', JSON.stringify(certificate)),
    hub: hub!.publicKey,
  };
  return { signing: async () => ok(signing), hub: () => hub!.publicKey };
}
