import type { HubInput, HubOutput } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { Subject } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import type { Drafts } from '../draft/drafts.ts';
import { aReport, anIncidentId, openDrafts, verasIssuer } from '../draft/draft.fixtures.ts';
import type { HubLink } from './hub-link.ts';
import { accepted } from './hub-link.fixtures.ts';
import { sendDrafts } from './send-drafts.ts';

type Push = HubInput<'sync.push'>;

/** A page that sends to a hub which says, push by push, what it is told to. */
function startSending(drafts: Drafts, answers: readonly ((push: Push) => Result<HubOutput<'sync.push'>>)[]) {
  const pushes: Push[] = [];
  const news = new Subject<void>();
  const ask = (async (_request: 'sync.push', input: Push) => {
    pushes.push(input);
    return answers[pushes.length - 1]?.(input) ?? refuse({ code: 'hub.unreachable' });
    // Only pushes are asked for here.
  }) as HubLink['ask'];
  const sending = sendDrafts(drafts, { news$: news, ask }).subscribe();
  return { pushes, news, stop: () => sending.unsubscribe() };
}

const acceptAll = ({ commands }: Push): Result<HubOutput<'sync.push'>> =>
  ok({ answers: commands.map(({ id }) => accepted(id)) });

function handOverReport(drafts: Drafts): void {
  const draft = drafts.open('report', null);
  drafts.write(draft, aReport());
  drafts.handOver(draft, verasIssuer);
}

test('what is handed over goes out at once and is forgotten when the hub has it', async () => {
  const drafts = openDrafts();
  const { pushes } = startSending(drafts, [acceptAll]);

  handOverReport(drafts);

  await vi.waitFor(() => expect(drafts.find('report', null)).toBeNull());
  expect(pushes).toHaveLength(1);
});

test('what is begun and handed over in one click goes out as well', async () => {
  const drafts = openDrafts();
  const { pushes } = startSending(drafts, [acceptAll]);

  drafts.handOver(drafts.open('close', anIncidentId(7)), verasIssuer);

  await vi.waitFor(() => expect(drafts.find('close', anIncidentId(7))).toBeNull());
  expect(pushes).toHaveLength(1);
});

test('after a lost answer the very same command goes out again with the next news', async () => {
  const drafts = openDrafts();
  const { pushes, news } = startSending(drafts, [() => refuse({ code: 'hub.unreachable' }), acceptAll]);

  handOverReport(drafts);
  await vi.waitFor(() => expect(pushes).toHaveLength(1));
  await Promise.resolve();
  expect(drafts.handedOver()).toHaveLength(1);
  await vi.waitFor(() => {
    news.next();
    expect(drafts.find('report', null)).toBeNull();
  });

  expect(pushes[1]).toEqual(pushes[0]);
});

test('what was on its way when the page was reloaded is sent by the next page', async () => {
  const drafts = openDrafts();
  handOverReport(drafts);

  const { pushes } = startSending(drafts, [acceptAll]);

  await vi.waitFor(() => expect(drafts.handedOver()).toEqual([]));
  expect(pushes).toHaveLength(1);
});

describe('when the hub says no', () => {
  test('to the command, it can be changed and sent again', async () => {
    const drafts = openDrafts();
    const refusal = { code: 'incident.service-unknown' };
    startSending(drafts, [
      ({ commands: [command] }) => ok({ answers: [{ kind: 'refused', command: command!.id, refusal }] }),
    ]);

    handOverReport(drafts);

    await vi.waitFor(() => expect(drafts.find('report', null)).toMatchObject({ entry: null, refusal }));
  });

  test('to the push as a whole, nothing is sent over and over', async () => {
    const drafts = openDrafts();
    const { pushes, news } = startSending(drafts, [() => refuse({ code: 'protocol.unknown' })]);

    handOverReport(drafts);
    await vi.waitFor(() => expect(drafts.find('report', null)?.refusal?.code).toBe('protocol.unknown'));
    news.next();

    expect(pushes).toHaveLength(1);
  });

  test('because the session is over, the command waits for the next sign-in', async () => {
    const drafts = openDrafts();
    const { pushes } = startSending(drafts, [() => refuse({ code: 'session.unknown' })]);

    handOverReport(drafts);

    await vi.waitFor(() => expect(pushes).toHaveLength(1));
    expect(drafts.find('report', null)).toMatchObject({ refusal: null });
    expect(drafts.handedOver()).toHaveLength(1);
  });
});
