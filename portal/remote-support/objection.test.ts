import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { epochMs, supportSessionId } from '#domain/kernel/fields.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { NEVER } from 'rxjs';
import { expect, test } from 'vitest';
import { anIncidentId, verasIssuer } from '../draft/draft.fixtures.ts';
import { objectToHelp } from './objection.ts';

type Answer = HubOutput<'sync.push'>['answers'][number];

const incident = anIncidentId(1);
const session = supportSessionId.parse('support-session:one');
const ids = { reply: uuidOf(1), report: { command: uuidOf(2), target: anIncidentId(2) } };
const words = 'About the help yesterday: they looked at my letters.';
const objection = { session, incident, words, ids };

function aHub(
  state: HubOutput<'portal.incident'>['incident']['state'],
  refused: Readonly<Record<string, string>> = {},
) {
  const heard: { readonly name: string; readonly target: string; readonly input: unknown }[] = [];
  const ticket: HubOutput<'portal.incident'>['incident'] = {
    id: incident,
    number: null,
    summary: 'The form does not save',
    state,
    channel: 'portal',
    ownerName: 'Mira Sandoval',
    waitsForYou: false,
    pending: null,
    answeredAtMs: null,
    loggedAtMs: epochMs.parse(1),
    changedAtMs: epochMs.parse(2),
  };
  const push = ({ commands }: HubInput<'sync.push'>): HubOutput<'sync.push'> => ({
    answers: commands.map(({ id, name, target, input }): Answer => {
      heard.push({ name, target, input });
      const code = refused[name];
      return code === undefined
        ? { kind: 'accepted', command: id, place: 1 }
        : { kind: 'refused', command: id, refusal: { code } };
    }),
  });
  const ask = async <Name extends HubRequest>(request: Name, input: HubInput<Name>): Promise<Result<HubOutput<Name>>> =>
    // Only these two are asked for.
    ok((request === 'sync.push' ? push(input as HubInput<'sync.push'>) : { incident: ticket, entries: [] }) as never);
  return { heard, ports: { link: { news$: NEVER, ask }, issuer: () => verasIssuer } };
}

const marked = { name: 'support-session.object', target: session, input: {} };

test.each([
  ['in-progress', { name: 'incident.reply', target: incident, input: { text: words } }],
  ['resolved', { name: 'incident.reopen', target: incident, input: { reason: words } }],
] as const)(
  'an objection marks the session, and its words stand on a request that is %s (W15)',
  async (state, said) => {
    const hub = aHub(state);
    expect(await objectToHelp(hub.ports, objection)).toBeNull();
    expect(hub.heard).toEqual([marked, said]);
  },
);

test.each([
  ['closed', {}],
  ['resolved', { 'incident.reopen': 'incident.reopen-window-over' }],
] as const)('where the request is %s for good, the words are a new one that names it (W15)', async (state, refused) => {
  const hub = aHub(state, refused);
  expect(await objectToHelp(hub.ports, objection)).toBeNull();
  expect(hub.heard.at(-1)).toMatchObject({ name: 'incident.log', target: ids.report.target });
  expect(JSON.stringify(hub.heard.at(-1))).toContain('The form does not save');
});

test('who is refused hears why (W15)', async () => {
  const hub = aHub('in-progress', { 'support-session.object': 'support-session.not-joined' });
  expect(await objectToHelp(hub.ports, objection)).toEqual({ code: 'support-session.not-joined' });
});
