import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

test('devices are asked of the app’s handlers, which see who asks', async ({ app, page }) => {
  await app.evaluate(({ session }) => {
    const asked: unknown[] = [];
    Reflect.set(globalThis, 'asked', asked);
    session.defaultSession.setPermissionCheckHandler((contents, permission, origin) => {
      asked.push(['check', permission, origin, contents?.getURL()]);
      return permission !== 'notifications';
    });
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
      const { mediaTypes } = details as Electron.MediaAccessPermissionRequest;
      asked.push(['request', permission, mediaTypes]);
      callback(permission === 'media');
    });
  });

  const outcomes = await page.evaluate(() => {
    const outcome = (attempt: Promise<unknown>): Promise<string> => attempt.then(String, (error: Error) => error.name);
    return Promise.all([
      outcome(navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => stream.getTracks().length)),
      outcome(navigator.clipboard.readText()),
      outcome(Notification.requestPermission()),
    ]);
  });

  expect(outcomes).toEqual(['1', 'NotAllowedError', 'denied']);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toEqual([
    ['check', 'media', 'app://desk', 'app://desk/index.html'],
    ['request', 'media', ['audio']],
    ['check', 'clipboard-read', 'app://desk', 'app://desk/index.html'],
    ['request', 'clipboard-read', []],
    ['check', 'notifications', 'app://desk', 'app://desk/index.html'],
  ]);
});

test('the screen is shared only as the app’s handler says @both', async ({ app, page }) => {
  const share = (): Promise<string> =>
    page.evaluate(async () => {
      try {
        const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
        const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
        await video.play();
        const [track] = stream.getTracks();
        track?.stop();
        return video.videoWidth > 0 && track?.kind === 'video' ? 'shared' : 'empty';
      } catch (error) {
        return (error as Error).name;
      }
    });
  await page.getByRole('heading').click();

  const allowed = await share();
  const recorded = await app.evaluate(() => {
    const standIn = Reflect.get(globalThis, Symbol.for('electron-standin')) as {
      calls: { api: string; detail: unknown }[];
    };
    return standIn.calls.filter(({ api }) => api === 'getDisplayMedia').map(({ detail }) => detail);
  });
  await app.evaluate(({ session }) => session.defaultSession.setDisplayMediaRequestHandler(null));
  const refused = await share();

  expect([allowed, refused]).toEqual(['shared', 'NotAllowedError']);
  expect(recorded).toEqual([{ source: { id: 'screen:0:0', name: 'Entire screen' }, audio: null }]);
});

test('a frame inside a page is given nothing, and has no preload', async ({ sharedPage: page }) => {
  const inFrame = await page.evaluate(async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { navigator: inner } = frame.contentWindow!;
    const outcome = await inner.mediaDevices.getUserMedia({ audio: true }).then(String, (error: Error) => error.name);
    return [outcome, 'desk' in frame.contentWindow!];
  });

  expect(inFrame).toEqual(['NotAllowedError', false]);
});
