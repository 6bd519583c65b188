import { EventEmitter } from 'node:events';
import type { DesktopCapturerSource, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { mayLoad } from './foreign-requests.ts';
import { createOneUseGrants, GRANT_LASTS_MS } from './one-use-grants.ts';
import type { OneUse } from './permissions.ts';
import { createPermissions, guardSession } from './permissions.ts';

const origin = 'app://console';
const page = { id: 1 } as WebContents;
const stranger = { id: 2 } as WebContents;
const source = { id: 'screen:0:0' } as DesktopCapturerSource;

function aSession() {
  const clock = { nowMs: 0 };
  const grants = createOneUseGrants<OneUse>(() => clock.nowMs);
  const permissions = createPermissions({
    origin,
    grants,
    grantedTo: ({ id }) => (id === page.id ? ['fullscreen', 'display-capture'] : null),
    chooseSource: async () => source,
  });
  return { clock, grants, permissions, ...permissions };
}

describe('permissions', () => {
  test('are granted by role and name to the top frame of our own pages, and to nobody else', () => {
    const { mayUse } = aSession();

    expect(mayUse(page, 'fullscreen', 'app://console/queue/mine', true)).toBe(true);
    expect(mayUse(page, 'fullscreen', 'app://console/queue/mine', false)).toBe(false);
    expect(mayUse(page, 'fullscreen', 'https://evil.example/', true)).toBe(false);
    expect(mayUse(page, 'fullscreen', 'app://helper/', true)).toBe(false);
    expect(mayUse(stranger, 'fullscreen', 'app://console/', true)).toBe(false);
    expect(mayUse(null, 'fullscreen', 'app://console/', true)).toBe(false);
  });

  test.each([
    'geolocation',
    'media',
    'midi',
    'notifications',
    'openExternal',
    'clipboard-read',
    'usb',
    'unknown',
  ] as const)('%s is granted to nobody', (permission) => {
    expect(aSession().mayUse(page, permission, 'app://console/', true)).toBe(false);
  });
});

describe('a capture of the screen', () => {
  const asked = { contents: page, isTopFrame: true, origin: 'app://console', isVideo: true };

  test('is given once, to the window that announced it', async () => {
    const { grants, streamFor } = aSession();
    expect(await streamFor(asked)).toBeNull();

    grants.give('capture', page.id);

    expect(await streamFor({ ...asked, contents: stranger })).toBeNull();
    expect(await streamFor(asked)).toEqual({ video: source });
    expect(await streamFor(asked)).toBeNull();
  });

  test('is not given ten seconds later, to a frame inside, for another origin, or without a picture', async () => {
    const { clock, grants, streamFor } = aSession();
    grants.give('capture', page.id);
    expect(await streamFor({ ...asked, isTopFrame: false })).toBeNull();
    expect(await streamFor({ ...asked, origin: 'https://evil.example' })).toBeNull();
    expect(await streamFor({ ...asked, isVideo: false })).toBeNull();

    clock.nowMs = GRANT_LASTS_MS;

    expect(await streamFor(asked)).toBeNull();
  });
});

test('a download is refused, whoever asks for it', () => {
  const { permissions } = aSession();
  const session = Object.assign(new EventEmitter(), {
    setPermissionCheckHandler: () => {},
    setPermissionRequestHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
  });
  guardSession(session as unknown as Session, permissions, () => null);
  let isPrevented = false;

  session.emit('will-download', { preventDefault: () => (isPrevented = true) }, {}, page);

  expect(isPrevented).toBe(true);
});

test.each([
  ['app://console/assets/main.js', true],
  ['blob:app://console/1', true],
  ['data:image/png;base64,AA', true],
  ['https://hub.example/api', false],
  ['ws://127.0.0.1:1/', false],
  ['file:///etc/passwd', false],
  ['app://helper/', false],
])('a request for %s may be made by a page: %s', (address, isAllowed) => {
  expect(mayLoad(origin, address)).toBe(isAllowed);
});
