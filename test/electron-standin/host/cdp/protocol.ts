import type { CDPSession } from '@playwright/test';

/** Playwright carries the DevTools protocol as types; they are read off the signature of its session. */
declare const session: CDPSession;

export type Method = Parameters<CDPSession['send']>[0];
export type ParametersOf<Name extends Method> = NonNullable<Parameters<typeof session.send<Name>>[1]>;
export type ResultOf<Name extends Method> = Awaited<ReturnType<typeof session.send<Name>>>;

/** The events the stand-in listens to. */
export type EventName =
  | 'Fetch.requestPaused'
  | 'Inspector.targetCrashed'
  | 'Inspector.targetReloadedAfterCrash'
  | 'Page.domContentEventFired'
  | 'Page.frameNavigated'
  | 'Page.javascriptDialogOpening'
  | 'Page.loadEventFired'
  | 'Page.navigatedWithinDocument'
  | 'Runtime.bindingCalled'
  | 'Runtime.consoleAPICalled'
  | 'Runtime.exceptionThrown'
  | 'Runtime.executionContextCreated'
  | 'Runtime.executionContextDestroyed'
  | 'Runtime.executionContextsCleared'
  | 'Target.attachedToTarget'
  | 'Target.targetDestroyed'
  | 'Target.targetInfoChanged';
export type PayloadOf<Name extends EventName> = Parameters<Parameters<typeof session.addListener<Name>>[1]>[0];

export type TargetInfo = PayloadOf<'Target.attachedToTarget'>['targetInfo'];
export type PausedRequest = PayloadOf<'Fetch.requestPaused'>;
