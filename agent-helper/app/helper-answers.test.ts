import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import type { HelperIpc, HelperSettings } from '#contracts/helper-ipc.ts';
import { helperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import type { HelperAnswersPorts } from './helper-answers.ts';
import { helperAnswers } from './helper-answers.ts';

type Request = keyof HelperIpc['requests'];

/** What would give somebody more than they have, or remove what watches over them: nothing of it happens while they control (C17). */
const frozen: readonly Request[] = ['enrolment.claim', 'settings.change', 'settings.choose-folder', 'app.quit'];
/** Refused for as long as anybody is joined, by whoever keeps the updates. */
const refusedInSessions: readonly Request[] = ['update.answer'];
/** Reads, or gives less, or is the person's own work that a hand from elsewhere can do no more with than with any program. */
const harmless: readonly Request[] = [
  'state.read',
  'link.retry',
  'problem.report',
  'diagnostics.read',
  'ticket.read',
  'file.read',
  'file.save',
  'ticket.act',
  'refused.dismiss',
  'announcement.notice',
  'knowledge.search',
  'knowledge.article',
  'knowledge.vote',
  'help.request',
  'help.end',
  'help.object',
  'lan.offer',
  'lan.withdraw',
  'help.record',
  'help.save-record',
  'help.dismiss',
  'history.read',
  'settings.read',
  'screenshot.take',
  'link.open',
  'update.read',
  'update.check',
  'update.dismiss-news',
  'draft.changed',
  'exchange.read',
  'exchange.cancel',
  'exchange.show',
];

test('of all that a page of the helper can ask it is said what becomes of it under somebody’s hand (C17)', () => {
  const asked = Object.entries(helperIpc.requests).flatMap(([name, { windows }]) =>
    windows.includes('helper') ? [name] : [],
  );

  expect([...frozen, ...refusedInSessions, ...harmless].toSorted()).toEqual(asked.toSorted());
});

/** What was done of what was asked; settings and quitting judge for themselves, as in the app. */
function answersAt(isFrozen: boolean) {
  const done: string[] = [];
  const settings = { isFrozen } as HelperSettings;
  const ports = {
    core: { ask: async (request: string) => void done.push(request) },
    isFrozen: () => isFrozen,
    settings: () => settings,
    changeSettings: async () => {
      if (!isFrozen) done.push('settings.change');
      return settings;
    },
    chooseFolder: async () => {
      if (!isFrozen) done.push('settings.choose-folder');
      return settings;
    },
    quit: () => void (isFrozen || done.push('app.quit')),
    own: { updates: {}, drafts: {} },
    remote: {},
  } as unknown as HelperAnswersPorts;
  return { answers: helperAnswers(ports), done };
}

const page = { role: 'helper', browserWindow: {} as BrowserWindow } as AppWindow<HelperWindow>;

async function tryAll(isFrozen: boolean) {
  const { answers, done } = answersAt(isFrozen);
  const claimed = await answers['enrolment.claim']({ hub: 'https://desk.example.org', code: 'ABCD' }, page);
  await answers['settings.change']({ neverAsked: [] }, page);
  await answers['settings.choose-folder']({}, page);
  await answers['app.quit']({}, page);
  return { claimed, done };
}

test('under somebody’s hand none of what is frozen is done, and a new desk is refused by name (C17)', async () => {
  expect(await tryAll(true)).toEqual({
    claimed: { ok: false, refusal: { code: 'remote-control.frozen-while-controlled' } },
    done: [],
  });
});

test('without it all of that is done', async () => {
  expect((await tryAll(false)).done).toEqual([...frozen]);
});
