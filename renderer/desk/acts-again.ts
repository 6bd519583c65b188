import { Fault } from '#contracts/fault.ts';
import type { HubRequest } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { Desk } from './desk.ts';

/** What is asked of the data service and answered once. */
export type DeskActs = Omit<
  Desk,
  | 'collections'
  | 'status$'
  | 'files$'
  | 'drafts$'
  | 'presence$'
  | 'showPresence'
  | 'attendSession'
  | 'nowMs'
  | 'newId'
  | 'leave'
>;

/**
 * Requests of the hub that change nothing there. One that is missing here is not asked again, which is always safe;
 * `support.find` is, because a wrong code counts each time it is tried.
 */
const readingRequests: ReadonlySet<HubRequest> = new Set(['setup.read', 'session.list', 'knowledge.votes']);

/**
 * The acts of a desk whose service may end before it answers. Nobody knows then whether it did what it was asked; it is
 * asked once more when it has come back, where that is the same as once:
 *
 * - commands go with an id of their own, also the one that is issued instead of a refused one;
 * - files are known by their contents, and reading changes nothing;
 * - a draft that is written twice is the same draft;
 * - a number that was taken and never heard of stays unused, as it would if a person tried again;
 * - a refusal that is gone was dismissed;
 * - a sign-out that got half-way has to be ended, and what waits is asked about anew.
 *
 * Signing in and setting up are not: each is an attempt that the hub counts or takes once, and the person at the form
 * sees what became of it. Nor is anything that changes something at the hub.
 *
 * Once, because what made the service end may be the very thing it was asked.
 *
 * @param present The desk as it is now; while the service is away, the one that comes. The same as before when it does
 *   not come back.
 */
export function actsAgain(present: () => Promise<Desk>): DeskActs {
  async function once<Value>(act: (desk: Desk) => Promise<Value>): Promise<Value> {
    return act(await present());
  }

  async function again<Value>(act: (desk: Desk) => Promise<Value>, repeat = act): Promise<Value> {
    const asked = await present();
    try {
      return await act(asked);
    } catch (error) {
      const isEnded = error instanceof Fault && error.code === 'service.gone';
      const next = isEnded ? await present() : asked;
      if (next === asked) throw error;
      return await repeat(next);
    }
  }

  return {
    issue: (name, target, input, id = newCommandId()) => again((desk) => desk.issue(name, target, input, id)),
    reapplyRefused: (command, id = newCommandId()) => again((desk) => desk.reapplyRefused(command, id)),
    dismissRefused: (command) =>
      again(
        (desk) => desk.dismissRefused(command),
        async (desk) => dismissed(await desk.dismissRefused(command)),
      ),
    dismissMishap: () => again((desk) => desk.dismissMishap()),
    dismissRestored: () => again((desk) => desk.dismissRestored()),
    makeBundle: () => again((desk) => desk.makeBundle()),
    lookIntoBundle: (bytes) => again((desk) => desk.lookIntoBundle(bytes)),
    takeBundle: (bytes) => again((desk) => desk.takeBundle(bytes)),
    findOverLan: (typed) => again((desk) => desk.findOverLan(typed)),
    joinOverLan: (incident) => again((desk) => desk.joinOverLan(incident)),
    leaveLan: () => again((desk) => desk.leaveLan()),
    signForSession: (purpose, text) => again((desk) => desk.signForSession(purpose, text)),
    addFile: (file) => again((desk) => desk.addFile(file)),
    readFile: (sha256, mostBytes) => again((desk) => desk.readFile(sha256, mostBytes)),
    find: (question) => again((desk) => desk.find(question)),
    forgetFile: (sha256) => again((desk) => desk.forgetFile(sha256)),
    writeDraft: (key, text, seen) => again((desk) => desk.writeDraft(key, text, seen)),
    takeTicketNumber: () => again((desk) => desk.takeTicketNumber()),
    readReplica: () => again((desk) => desk.readReplica()),
    carryHistory: (historyDays) => again((desk) => desk.carryHistory(historyDays)),
    giveFileRoom: (fileRoomBytes) => again((desk) => desk.giveFileRoom(fileRoomBytes)),
    letGoOfFiles: () => again((desk) => desk.letGoOfFiles()),
    checkReplica: () => again((desk) => desk.checkReplica()),
    beginReplicaAnew: () => again((desk) => desk.beginReplicaAnew()),
    fetchTicket: (asked) => again((desk) => desk.fetchTicket(asked)),
    keepTicket: (id, isKept) => again((desk) => desk.keepTicket(id, isKept)),
    signOut: (how) => again((desk) => desk.signOut(how)),
    askHub: (request, input) => {
      const ask = (desk: Desk) => desk.askHub(request, input);
      return readingRequests.has(request) ? again(ask) : once(ask);
    },
    signIn: (login, password) => once((desk) => desk.signIn(login, password)),
    completeSetUp: (input) => once((desk) => desk.completeSetUp(input)),
  };
}

function dismissed(outcome: Result<null>): Result<null> {
  return !outcome.ok && outcome.refusal.code === 'command.not-refused' ? ok(null) : outcome;
}
