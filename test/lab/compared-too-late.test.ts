import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { expect, test } from 'vitest';
import { aDesk, calm, logCall, replaceHub } from './lab-desk.ts';

test.for(['replica.digest', 'replica.stretch'] as const)(
  'a restored hub answers no %s to a replica of the history that it lost: what it lacks would go there, too',
  async (request) => {
    const { world } = await aDesk();
    const [{ agent }] = await world.running(0);
    await calm(world);
    await world.hub.backUp();
    await logCall(world, 0, 'lost with the hub');
    await calm(world);
    const signIn = async () => {
      const opened = await world.hub.running()!.signIn(agent.person, 'client:another');
      return opened.ok ? (opened.value as { readonly token: string }).token : null;
    };
    const pull = { protocol: SYNC_PROTOCOL_VERSION, cursor: null, limit: 500 };
    const page = await world.hub.running()!.ask('sync.pull', pull, await signIn());
    if (!page.ok) throw new Error(page.refusal.code);
    const { to } = page.value as { readonly to: { readonly place: number; readonly scopes: string } };
    const asked = { record: 'incident', view: to.scopes, after: null, cursor: to };
    const ask = async () => {
      const compared = request === 'replica.digest' ? asked : { ...asked, upTo: null };
      return await world.hub.running()!.ask(request, compared, await signIn());
    };
    expect(await ask()).toMatchObject({ ok: true });

    await replaceHub(world);

    expect(await ask()).toEqual({ ok: false, refusal: { code: 'feed.restored' } });
  },
);
