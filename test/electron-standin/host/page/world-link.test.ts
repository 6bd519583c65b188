import { describe, expect, test, vi } from 'vitest';
import type { WorldLink } from './world-link.ts';
import { openWorldLink } from './world-link.ts';

/** Both ends in one realm: details are not copied on the way, everything else is as in a page. */
function linkedWorlds(): {
  readonly page: WorldLink;
  readonly exposed: Map<string, unknown>;
  readonly expose: (key: string, api: unknown) => void;
} {
  const target = new EventTarget();
  const exposed = new Map<string, unknown>();
  const page = openWorldLink({ target, secret: 's', me: 'page' }, (request, values) => {
    if (request.op !== 'expose') throw new Error(request.op);
    exposed.set(request.key, values.unpackFrozen(request.api));
    return true;
  });
  const preload = openWorldLink({ target, secret: 's', me: 'preload' }, (request) => request.op);
  const expose = (key: string, api: unknown): void => void preload.ask({ op: 'expose', key, api: preload.pack(api) });
  return { page, exposed, expose };
}

/** The API as the page sees it. */
function bridged<Api extends object>(api: Api): Api {
  const { exposed, expose } = linkedWorlds();
  expose('api', api);
  return exposed.get('api') as Api;
}

describe('an API on the other side of the bridge', () => {
  test('is frozen, and so is what lies in it', () => {
    const api = bridged({ list: ['a'], nested: { call: () => 1 } });

    expect([api, api.list, api.nested, api.nested.call].every((part) => Object.isFrozen(part))).toBe(true);
  });

  test('answers calls at once, with copies', () => {
    const own = { city: 'Ulm' };
    const api = bridged({ own: () => own, sum: (...numbers: number[]) => numbers.reduce((a, b) => a + b, 0) });

    expect(api.sum(1, 2, 3)).toBe(6);
    expect(api.own()).toEqual(own);
    expect(api.own()).not.toBe(own);
  });

  test('calls back while it is called', () => {
    const api = bridged({
      each: (items: number[], visit: (item: number) => number) => items.map((item) => visit(item)),
    });

    expect(api.each([1, 2], (item) => item * 10)).toEqual([10, 20]);
  });

  test('hands a function back as the same function', () => {
    const api = bridged({ same: (value: unknown) => value });
    const mine = () => 1;

    expect(api.same(mine)).toBe(mine);
    expect(api.same(api.same)).toBe(api.same);
  });

  test('keeps of a thrown error its message only', () => {
    const api = bridged({
      fail: () => {
        throw new RangeError('too far');
      },
    });

    expect(() => api.fail()).toThrow(new Error('too far'));
  });

  test('settles promises on both sides', async () => {
    const api = bridged({ later: Promise.resolve(7), fail: () => Promise.reject(new TypeError('no')) });

    await expect(api.later).resolves.toBe(7);
    await expect(api.fail()).rejects.toThrow(new Error('no'));
  });

  test('takes the methods and the prototype from an instance of a class', () => {
    class Desk {
      name = 'First line';
      close() {
        return this.name;
      }
    }

    const api = bridged({ desk: new Desk() });

    expect(api.desk).toEqual({ name: 'First line' });
  });

  test('copies circles, and refuses what is nested too deeply', () => {
    const api = bridged({ same: (value: unknown) => value });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    let deep: unknown = 1;
    for (let depth = 0; depth < 1001; depth += 1) deep = [deep];

    const copy = api.same(circle) as typeof circle;

    expect(copy['self']).toBe(copy);
    expect(() => api.same(deep)).toThrow(/recursion depth exceeded/);
  });

  test('sends no function inside what is only cloned', () => {
    const api = bridged({ same: (value: unknown) => value });

    expect(() => api.same(new Map([['call', () => 1]]))).toThrow(/could not be cloned/);
  });
});

test('a page that replaces built-ins afterwards sees nothing of what crosses', () => {
  const { exposed, expose } = linkedWorlds();
  expose('api', { greet: (name: string) => `Hello ${name}` });
  const api = exposed.get('api') as { greet: (name: string) => string };
  const spies = [
    vi.spyOn(EventTarget.prototype, 'dispatchEvent'),
    vi.spyOn(Map.prototype, 'get'),
    vi.spyOn(Reflect, 'apply'),
  ];

  const greeting = api.greet('Mira');
  const seen = spies.map((spy) => spy.mock.calls.length);
  for (const spy of spies) spy.mockRestore();

  expect({ greeting, seen }).toEqual({ greeting: 'Hello Mira', seen: [0, 0, 0] });
});
