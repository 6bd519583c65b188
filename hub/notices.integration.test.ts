import { agentId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { postgresUnderTest } from '../test/support/fresh-store.ts';
import type { HubNotice } from './notices.ts';
import { createNoticeBoard } from './notices.ts';

test('what one hub process says in passing the others hear, and it does not hear itself', async () => {
  const { store, address } = await postgresUnderTest.open();
  const other = await postgresUnderTest.reopen(address);
  const faults: unknown[] = [];
  const [here, there] = [store, other].map((one) =>
    createNoticeBoard({ store: one, reportFault: (error) => faults.push(error) }),
  );
  const heard: HubNotice[] = [];
  here!.listen(() => faults.push('heard itself'));
  there!.listen((notice) => heard.push(notice));

  const said: HubNotice = { kind: 'drafts', owner: agentId.parse('agent:mira'), by: 'client:a' };
  await here!.tell(said);
  await store.tellOthers('words of another program');

  await expect.poll(() => heard).toEqual([said]);
  expect(faults).toEqual([]);
});
