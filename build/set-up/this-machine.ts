import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askHub } from '#platform/any/ask-hub.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { Fault } from '#contracts/fault.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { DemoSignIn } from '../../hub/demo/create-demo.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import type { Places } from './places.ts';

/** Whether the helper on this machine has met a hub before. */
export function isEnrolled({ helperFolder }: Places): boolean {
  return existsSync(join(helperFolder, 'enrolment.json'));
}

/**
 * Makes this machine known to the hub, as a technician would: an agent offers a code, the helper claims it. It then
 * belongs to the first requester of the demo, so that problems can be reported on it.
 */
export async function enrolThisMachine(origin: string, signIns: readonly DemoSignIn[], places: Places): Promise<void> {
  const agent = signIns.find(({ role }) => role === 'administrator');
  const requester = signIns.find(({ role }) => role === 'requester');
  if (agent === undefined || requester === undefined) return;
  const { token } = await openSession(origin, agent);
  const person = await readOwnRecord(origin, await openSession(origin, requester));
  const offered = { person: person.id, site: person.site };
  const { code } = await ask(origin, 'enrolment.offer', offered, token);
  const helper = startHelper(places, ['enrol', code, '--hub', origin]);
  const { exitCode, lastWords } = await helper.ended;
  if (exitCode !== 0) throw new Fault('start.not-enrolled', `The helper could not be enrolled: ${lastWords}`);
}

/** Runs the helper of this machine until it is stopped. */
export function startHelper(places: Places, order: readonly string[]): Child {
  return startChild({
    script: ['agent-helper/main/helper.ts', ...order],
    environment: { DESKBELL_HELPER_DATA: places.helperFolder },
    logFile: places.helperLog,
  });
}

/** People may read little more than themselves, so that all of it is on the first page. */
async function readOwnRecord(origin: string, { token, principal }: HubOutput<'session.open'>): Promise<Person> {
  const everything = { protocol: SYNC_PROTOCOL_VERSION, cursor: null, limit: 2_000 };
  const { rows } = await ask(origin, 'sync.pull', everything, token);
  const own = rows.find(({ op, id }) => op === 'put' && id === principal.id);
  return personSchema.parse(own?.op === 'put' ? own.state : null);
}

async function openSession(origin: string, { login, password }: DemoSignIn): Promise<HubOutput<'session.open'>> {
  return await ask(origin, 'session.open', { login, password, device: newRecordId('client') }, null);
}

async function ask<Name extends HubRequest>(
  origin: string,
  request: Name,
  input: HubInput<Name>,
  token: string | null,
): Promise<HubOutput<Name>> {
  const answer = await askHub(origin, request, input, { token });
  if (answer.ok) return answer.value;
  throw new Fault('start.hub-refused', `The hub refused ${request}: ${answer.refusal.code}.`);
}
