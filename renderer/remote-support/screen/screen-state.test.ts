import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { describe, expect, test } from 'vitest';
import { isAllBlack, pictureStanding } from './missing-picture.rules.ts';
import type { ScreenEvent, ScreenState } from './screen-state.ts';
import { beforeScreen, isLive, mayAskFor, mayControl, nextScreen } from './screen-state.ts';

const heard = (message: Ctl<'helper'>): ScreenEvent => ({ kind: 'heard', message });
const connected: ScreenEvent = { kind: 'link', state: { state: 'connected' } };
const reconnecting: ScreenEvent = { kind: 'link', state: { state: 'reconnecting' } };
const trusted: ScreenEvent = { kind: 'trust', trust: { state: 'trusted', by: 'digits', code: '123456' } };
const granted = (...live: readonly ('view' | 'control')[]) =>
  heard({
    kind: 'session.grants',
    offered: ['view', 'control'],
    live: live.map((capability) => ({ capability, lapsesInMs: 60_000 })),
    asking: null,
  });
const shownOn = (monitor: number | 'all') =>
  heard({
    kind: 'session.picture',
    state: 'shown',
    monitor,
    width: 1280,
    height: 800,
    mode: 'auto',
    isReduced: false,
    isIdle: false,
  });
const shown = shownOn(0);
const none = (reason: 'picture.paused' | 'picture.screen-gone' | 'picture.locked') =>
  heard({ kind: 'session.picture', state: 'none', reason });
const controlled = [
  { kind: 'begun' },
  connected,
  trusted,
  granted('view', 'control'),
  shown,
  { kind: 'frame' },
] as const;

function after(events: readonly ScreenEvent[], nowMs = 0): ScreenState {
  return events.reduce((state, event) => nextScreen(state, event, nowMs), beforeScreen(0));
}

const reasonAt = (events: readonly ScreenEvent[], nowMs: number) => pictureStanding(after(events), nowMs, false).reason;

describe('a missing picture', () => {
  test.each<readonly [string, readonly ScreenEvent[], number, string]>([
    ['nobody has come yet', [], 100, 'awaited'],
    ['nobody comes', [], 2_000, 'absent'],
    ['the hub is away', [{ kind: 'hub', isUp: false }], 100, 'hub-away'],
    ['a page has come', [{ kind: 'begun' }], 100, 'connecting'],
    ['no way is found', [{ kind: 'begun' }], 2_000, 'slow-to-connect'],
    ['nothing was said of the picture', [{ kind: 'begun' }, connected], 2_000, 'nothing-told'],
    ['it is hidden', [{ kind: 'begun' }, connected, none('picture.paused')], 0, 'picture.paused'],
    ['its first frame is on the way', [{ kind: 'begun' }, connected, shown], 1_000, 'picture.starting'],
    ['its first frame does not come', [{ kind: 'begun' }, connected, shown], 2_000, 'late'],
    ['the line is silent', [...controlled, reconnecting], 100, 'reconnecting'],
    ['the line has ended', [...controlled, ended('closed-there')], 100, 'ended.closed-there'],
  ])('has a reason within 2 s when %s (V10)', (_, events, nowMs, reason) => {
    expect(reasonAt(events, nowMs)).toBe(reason);
  });

  test('is none once a frame is drawn, and one again when it is hidden', () => {
    expect(reasonAt(controlled, 0)).toBeNull();
    expect(reasonAt([...controlled, none('picture.screen-gone')], 0)).toBe('picture.screen-gone');
    expect(after([...controlled, none('picture.paused'), shown]).hasFrame).toBe(false);
  });

  test('is said of a picture of nothing but black, and of no other (V10)', () => {
    expect(pictureStanding(after(controlled), 0, true).reason).toBe('black');
    expect(pictureStanding(after([...controlled, none('picture.locked')]), 0, true).reason).toBe('picture.locked');
    const black = new Uint8ClampedArray(400).map((_, at) => (at % 4 === 3 ? 255 : 9));
    expect(isAllBlack(black)).toBe(true);
    expect(isAllBlack(black.with(202, 90))).toBe(false);
  });

  test('leaves the last frame standing while the line is silent, and at no other time', () => {
    expect(pictureStanding(after([...controlled, reconnecting]), 0, false).isFrozen).toBe(true);
    expect(pictureStanding(after([...controlled, none('picture.paused')]), 0, false).isFrozen).toBe(false);
  });
});

test('in the picture of all monitors nobody can work, and a pointer is told of each (V9)', () => {
  const all = shownOn('all');
  expect(mayControl(after([...controlled, all]))).toBe(false);
  const pointer = { kind: 'session.pointer', monitor: 1, x: 5, y: 6 } as const;
  expect(after([...controlled, { kind: 'heard', message: pointer }]).pointer).toEqual(pointer);
});

test('between two monitors nothing is done to either (V9)', () => {
  const asked = [...controlled, { kind: 'monitor-asked', monitor: 1 }] as const;
  expect(mayControl(after(asked))).toBe(false);
  // The old one, said once more.
  expect(mayControl(after([...asked, shown]))).toBe(false);
  expect(mayControl(after([...asked, shownOn(1)]))).toBe(true);
  expect(mayControl(after([...controlled, { kind: 'monitor-asked', monitor: 0 }]))).toBe(true);
});

describe('control', () => {
  test('is there with a line, trust, a grant and a picture together', () => {
    expect(mayControl(after(controlled))).toBe(true);
  });

  test.each<readonly [string, readonly ScreenEvent[]]>([
    ['the line is silent', [reconnecting]],
    ['it was taken back', [granted('view')]],
    ['the picture is hidden', [none('picture.paused')]],
    ['nothing can be injected', [heard({ kind: 'input.state', state: 'input-unavailable', reason: 'input.wayland' })]],
    ['the line has ended', [ended('closed-there')]],
    ['an alarm was raised', [{ kind: 'alarm', code: 'message.out-of-grant' }]],
  ])('is not there when %s', (_, events) => {
    expect(mayControl(after([...controlled, ...events]))).toBe(false);
  });

  test('needs the digits compared or a known key, whatever the helper grants (S7)', () => {
    const untrusted = controlled.filter((event) => event !== trusted);

    expect(mayControl(after(untrusted))).toBe(false);
  });

  test('is asked for where it is offered, not given yet, and no other question stands', () => {
    const open: ScreenEvent = heard({
      kind: 'session.grants',
      offered: ['view', 'control'],
      live: [],
      asking: { capability: 'view', endsInMs: 60_000 },
    });

    expect(mayAskFor(after([{ kind: 'begun' }, connected, granted('view')]), 'control')).toBe(true);
    expect(mayAskFor(after(controlled), 'control')).toBe(false);
    expect(mayAskFor(after([{ kind: 'begun' }, connected, granted('view')]), 'restart')).toBe(false);
    expect(mayAskFor(after([{ kind: 'begun' }, connected, open]), 'control')).toBe(false);
  });
});

describe('an alarm', () => {
  test.each<readonly [string, ScreenEvent]>([
    ['trust.digits-differ', { kind: 'trust', trust: { state: 'broken', alarm: 'trust.digits-differ' } }],
    ['link.certificate-differs', ended('certificate-differs')],
    ['message.out-of-grant', { kind: 'alarm', code: 'message.out-of-grant' }],
  ])('%s leaves neither picture nor rights, for good (S17)', (code, event) => {
    const state = after([...controlled, event, connected, granted('view', 'control'), shown]);

    expect(state.alarm).toBe(code);
    expect(state.stream).toBeNull();
    expect(isLive(state, 'view')).toBe(false);
    expect(pictureStanding(state, 0, false).reason).toBe('alarm');
  });
});

test('a new page of the helper begins with nothing allowed and nothing trusted', () => {
  const state = after([...controlled, { kind: 'begun' }]);

  expect(state).toMatchObject({ link: { state: 'connecting' }, trust: null, grants: null, picture: null });
});

test('moments of grants are of this window’s clock', () => {
  const state = nextScreen(after([connected]), granted('control'), 5_000);

  expect(state.grants?.live).toEqual([{ capability: 'control', lapsesAtMs: 65_000 }]);
});

function ended(reason: 'closed-there' | 'certificate-differs'): ScreenEvent {
  return { kind: 'link', state: { state: 'ended', reason } };
}
