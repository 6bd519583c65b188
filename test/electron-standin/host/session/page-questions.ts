import type * as Electron from 'electron';
import { asElectron } from '../pages/main-frame.ts';
import type { Page } from '../pages/page.ts';
import { desktop } from '../modules/desktop.ts';
import { record } from '../recorded-calls.ts';
import { permissionHandlersOf } from './session.ts';

type PermissionName = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];

interface PermissionQuestion {
  readonly permission: PermissionName;
  readonly mediaTypes: readonly ('audio' | 'video')[];
}

interface DisplayQuestion {
  readonly videoRequested: boolean;
  readonly audioRequested: boolean;
}

/**
 * Asks the app whether a page may use a device; without a handler Electron allows everything but screen capture. A rectangle says
 * yes to that part of the screen.
 */
export async function answerQuestion(
  page: Page,
  subject: string,
  details: unknown,
): Promise<boolean | Electron.Rectangle> {
  if (subject === 'permission') return mayUse(page, details as PermissionQuestion);
  if (subject === 'display') return mayCapture(page, details as DisplayQuestion);
  throw new TypeError(`A page asked about ${subject}.`);
}

async function mayUse(page: Page, { permission, mediaTypes }: PermissionQuestion): Promise<boolean> {
  const { check, request } = permissionHandlersOf(page.session);
  const { origin, url } = page.frame;
  const [mediaType] = mediaTypes;
  const details = { isMainFrame: true, requestingUrl: url, securityOrigin: `${origin}/` };
  const checkDetails = { ...details, ...(mediaType === undefined ? {} : { mediaType }) };
  if (check !== null && !check(page.face, permission, origin, checkDetails)) return false;
  if (request === null) return true;
  return new Promise((resolve) => {
    request(page.face, permission, resolve, { ...details, mediaTypes: [...mediaTypes] });
  });
}

/**
 * The stream the app chose is written down; Chromium's own picker was told at its start which screen to take. Of several monitors
 * the page cuts out the one that was meant.
 */
async function mayCapture(page: Page, question: DisplayQuestion): Promise<boolean | Electron.Rectangle> {
  const { display } = permissionHandlersOf(page.session);
  if (display === null) return false;
  const frame = asElectron(page.frame);
  const request = { frame, securityOrigin: page.frame.origin, userGesture: true, ...question };
  const streams = await new Promise<Electron.Streams | null | undefined>((resolve) => {
    display(request, resolve);
  });
  const video = streams?.video;
  if (question.videoRequested && video === undefined) return false;
  const source = video === undefined || !('id' in video) ? null : { id: video.id, name: video.name };
  record('getDisplayMedia', { source, audio: typeof streams?.audio === 'string' ? streams.audio : null });
  const place = /^screen:(\d+):/.exec(source?.id ?? '')?.[1];
  return desktop.monitors?.[Number(place)] ?? true;
}
