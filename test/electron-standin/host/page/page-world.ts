import type { BridgeValues } from './bridge-values.ts';
import { applyFunction, defineProperty, hasOwn, PlainError, PlainPromise, PlainString, settled } from './intrinsics.ts';
import { cutCapture } from './cut-capture.ts';
import type { CutOut } from './cut-capture.ts';
import type { LinkRequest } from './world-link.ts';
import { openWorldLink } from './world-link.ts';

export interface PageWorldSettings {
  readonly secret: string;
}

/** Yes, no, or yes to a part of the screen. */
type Answer = boolean | CutOut;
type Question = (args: readonly unknown[]) => { readonly subject: 'permission' | 'display'; readonly details: object };

/** The page's own world: receives the exposed APIs, and asks the main process before it lets the page use a device. */
export function startPageWorld({ secret }: PageWorldSettings): void {
  if (window.top !== window) {
    // A frame inside a page has no preload that could ask, so it is given nothing.
    guardDevices(() => PlainPromise.resolve<Answer>(false));
    return;
  }
  const link = openWorldLink({ target: window, secret, me: 'page' }, expose);
  const open = (url?: unknown, frameName?: unknown, features?: unknown): null => {
    link.ask({ op: 'open', url: textOf(url), frameName: textOf(frameName), features: textOf(features) });
    return null;
  };
  defineProperty(window, 'open', { configurable: true, writable: true, enumerable: true, value: open });
  guardDevices((subject, details) => {
    return link.ask({ op: 'question', subject, details: link.pack(details) }) as Promise<Answer>;
  });
}

function expose(request: LinkRequest, values: BridgeValues): true {
  if (request.op !== 'expose') throw new PlainError(`The page answers no ${request.op}.`);
  if (hasOwn(window, request.key)) {
    throw new PlainError('Cannot bind an API on top of an existing property on the window object');
  }
  const value = values.unpackFrozen(request.api);
  defineProperty(window, request.key, { value, enumerable: true, writable: false, configurable: false });
  return true;
}

/** Puts a question before each of these; a refusal looks to the page as if a person had refused. */
function guardDevices(ask: (subject: string, details: object) => Promise<Answer>): void {
  const NotAllowed = DOMException;
  const guard = (prototype: object | undefined, name: string, question: Question): void => {
    if (prototype === undefined || !hasOwn(prototype, name)) return;
    const real = Reflect.get(prototype, name) as (...args: unknown[]) => Promise<unknown>;
    const guarded = {
      // A method of that very name, because a page may read `getUserMedia.name`.
      [name](this: object, ...args: unknown[]): Promise<unknown> {
        const { subject, details } = question(args);
        return settled(ask(subject, details), (isAllowed) => {
          if (typeof isAllowed === 'object' && isAllowed !== null) {
            return cutCapture(applyFunction(real, this, args) as Promise<MediaStream>, isAllowed as CutOut);
          }
          if (isAllowed !== true) throw new NotAllowed('Permission denied', 'NotAllowedError');
          return applyFunction(real, this, args) as unknown;
        });
      },
    };
    defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(prototype, name), value: guarded[name] });
  };
  const permission =
    (name: string): Question =>
    () => ({ subject: 'permission', details: { permission: name, mediaTypes: [] } });

  guard(globalThis.MediaDevices?.prototype, 'getUserMedia', ([constraints]) => {
    const wanted = (constraints ?? {}) as MediaStreamConstraints;
    const mediaTypes = [...(isWanted(wanted.audio) ? ['audio'] : []), ...(isWanted(wanted.video) ? ['video'] : [])];
    return { subject: 'permission', details: { permission: 'media', mediaTypes } };
  });
  guard(globalThis.MediaDevices?.prototype, 'getDisplayMedia', ([constraints]) => {
    const wanted = (constraints ?? {}) as DisplayMediaStreamOptions;
    const details = { videoRequested: wanted.video !== false, audioRequested: isWanted(wanted.audio) };
    return { subject: 'display', details };
  });
  guard(globalThis.Clipboard?.prototype, 'read', permission('clipboard-read'));
  guard(globalThis.Clipboard?.prototype, 'readText', permission('clipboard-read'));
  guard(globalThis.Clipboard?.prototype, 'write', permission('clipboard-sanitized-write'));
  guard(globalThis.Clipboard?.prototype, 'writeText', permission('clipboard-sanitized-write'));
  guard(globalThis.WakeLock?.prototype, 'request', permission('screen-wake-lock'));
  guardNotifications(ask);
}

function textOf(argument: unknown): string {
  return argument === undefined ? '' : PlainString(argument);
}

function isWanted(constraint: unknown): boolean {
  return constraint !== undefined && constraint !== false;
}

function guardNotifications(ask: (subject: string, details: object) => Promise<Answer>): void {
  if (!('Notification' in globalThis)) return;
  const requestPermission = (): Promise<unknown> =>
    settled(ask('permission', { permission: 'notifications', mediaTypes: [] }), (isAllowed) =>
      isAllowed === true ? 'granted' : 'denied',
    );
  defineProperty(Notification, 'requestPermission', { configurable: true, writable: true, value: requestPermission });
}
