import { publicKeyText } from '#contracts/exchange.ts';
import type { PolicyStanding } from '#contracts/helper-core.ts';
import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { Fault } from '#contracts/fault.ts';
import type { PolicyPinned, PolicyProblem, PolicyTold } from '#domain/remote-policy/take-policy.rules.ts';
import { policyProblems, readPolicy, takePolicy } from '#domain/remote-policy/take-policy.rules.ts';
import { plainSha256 } from '#platform/any/attachment/sha256.ts';
import { keyFingerprint } from '#platform/any/exchange/key-fingerprint.ts';
import type { Verify } from '#platform/any/exchange/signing.ts';
import { z } from 'zod';
import type { Bell } from '../bell.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

export interface KeptPolicyPorts {
  /** The file that keeps it. */
  readonly path: string;
  readonly link: Pick<HubLink, 'ask'>;
  readonly verify: Verify;
  readonly bell: Bell;
  /** By this computer's clock: a hub that has turned its own back brings no old policy back. */
  readonly nowMs: () => number;
  /** How long a policy may be taken for the present one. */
  readonly isWatched: () => Promise<boolean>;
  readonly onChanged: () => void;
  /** Something is wrong with what the hub has. Told once for each thing that is. */
  readonly onProblem: (problem: PolicyProblem) => void;
}

/** What the organisation lets its desk do at this computer, as this computer has checked it. */
export interface KeptPolicy {
  readonly standing: () => Promise<PolicyStanding>;
  /** Asks the hub for the present one. What cannot be asked now changes nothing. */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  /** Somebody is about to help, or the hub is there again. */
  readonly hear: () => void;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** A session goes on: what is taken away is to be gone soon. */
const LOOK_AGAIN_MS = 60_000;
const LOOK_NOW_AND_THEN_MS = 15 * 60_000;

const kept = z.strictObject({
  /** The key of the first that was seen here, or its successor, and the last policy by it as it was signed. */
  pinned: z.strictObject({ key: publicKeyText, text: z.string().max(20_000) }).nullable(),
  isPublished: z.boolean(),
  /** What was found wrong, and with which: the same is told once. */
  problem: z.strictObject({ code: z.enum(policyProblems), about: z.string().max(64) }).nullable(),
});
type Kept = z.infer<typeof kept>;

const nothingSeen: Kept = { pinned: null, isPublished: false, problem: null };
/** What was here can no longer be read: as if something had been published, and nothing of it could be believed. */
const damaged: Kept = { pinned: null, isPublished: true, problem: null };

export function openKeptPolicy(ports: KeptPolicyPorts): KeptPolicy {
  const { path, link, verify, bell, nowMs } = ports;
  let known: Promise<Kept> | null = null;
  const read = () => (known ??= readKept(path));

  async function refresh(signal: AbortSignal): Promise<void> {
    const answer = await link.ask('policy.read', {}, signal);
    if (!answer.ok) return;
    const before = await read();
    const after = await take(before, answer.value.policy);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    await writeStoredJson(path, after);
    known = Promise.resolve(after);
    ports.onChanged();
    const { problem } = after;
    if (problem !== null && problem.about !== before.problem?.about) ports.onProblem(problem.code);
  }

  async function take(before: Kept, published: SignedPolicy | null): Promise<Kept> {
    const told = published === null ? null : await toldOf(published, verify);
    const { pinned, problem } = takePolicy(pinnedOf(before), told, nowMs());
    return {
      pinned: pinned === null ? null : { key: pinned.key, text: pinned.text },
      isPublished: before.isPublished || told !== null,
      problem: problem === null ? null : { code: problem, about: plainSha256(bytesFor(problem, told)) },
    };
  }

  return {
    refresh,
    standing: async () => standingOf(await read()),
    hear: bell.ring,
    run: async (signal) => {
      while (!signal.aborted) {
        // The bell rings as soon as there is a hub; two who met it for the first time at once would open two sessions.
        await bell.rest((await ports.isWatched()) ? LOOK_AGAIN_MS : LOOK_NOW_AND_THEN_MS, signal);
        if (!signal.aborted) await refresh(signal);
      }
    },
  };
}

async function readKept(path: string): Promise<Kept> {
  try {
    return (await readStoredJson(path, kept)) ?? nothingSeen;
  } catch (error) {
    if (error instanceof Fault && error.code === 'file.damaged') return damaged;
    throw error;
  }
}

async function toldOf({ key, signed }: SignedPolicy, verify: Verify): Promise<PolicyTold> {
  return { key, text: signed.text, isSigned: await verify(key, 'policy', signed) };
}

function pinnedOf({ pinned }: Kept): PolicyPinned | null {
  const policy = pinned === null ? null : readPolicy(pinned.text);
  return pinned === null || policy === null ? null : { ...pinned, policy };
}

function standingOf(now: Kept): PolicyStanding {
  const pinned = pinnedOf(now);
  return {
    policy: pinned?.policy ?? null,
    isPublished: now.isPublished,
    fingerprint: pinned === null ? null : keyFingerprint(pinned.key),
    problem: now.problem?.code ?? null,
  };
}

function bytesFor(problem: PolicyProblem, told: PolicyTold | null): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${problem}\n${told?.key ?? ''}\n${told?.text ?? ''}`);
}
