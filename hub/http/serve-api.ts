import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiRequest } from '#contracts/api/api-request.ts';
import type { HubReply, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { Fault } from '#contracts/fault.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { z } from 'zod';
import type { SignedIn } from '../access/sessions.ts';
import type { AskerOf, Visitor } from './askers.ts';
import { mayAsk } from './askers.ts';
import { sendProblem } from './problems.ts';
import { addressOf } from './visitor-address.ts';

/** What answers one request: its parsed input and who asks; a value, or a refusal by name. */
export type ApiHandler<Name extends HubRequest> = (
  input: z.output<(typeof hubApi)[Name]['input']>,
  asker: AskerOf<Name>,
) => Promise<Result<HubReply<Name>>>;

/** Answered by `serve-pull.ts` and `serve-snapshot.ts`: as the text that the store holds. */
type ServedElsewhere = 'sync.pull' | 'sync.snapshot';

/** One entry per request of the contract: a request that nobody answers does not compile. */
export type ApiHandlers = { readonly [Name in Exclude<HubRequest, ServedElsewhere>]: ApiHandler<Name> };

export interface ServeApiOptions {
  readonly handlers: ApiHandlers;
  /** Who a token belongs to, and `null` when it belongs to nobody any more. */
  readonly signedInBy: (token: string) => Promise<SignedIn | null>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, so that nobody makes the hub read much without having signed in. */
    asker: Visitor | (Visitor & SignedIn) | null;
  }
}

const KIB = 1_024;
/** A push of a hundred commands with long texts, or a whole inventory. */
const SYNC_BODY_BYTES = 8 * KIB * KIB;
const BODY_BYTES = 32 * KIB;
const OPEN_REQUESTS_PER_MINUTE = 300;

/** Answers every request of the contract: who asks, what they ask and what is answered are checked at this border. */
export function serveApi(server: FastifyInstance, options: ServeApiOptions): void {
  server.decorateRequest('asker', null);
  for (const [name, request] of Object.entries(hubApi)) {
    // `Object.entries` widens the keys; they are those of the contract.
    if (Object.hasOwn(options.handlers, name)) serveRequest(server, name as keyof ApiHandlers, request, options);
  }
}

function serveRequest(
  server: FastifyInstance,
  name: keyof ApiHandlers,
  request: ApiRequest,
  options: ServeApiOptions,
): void {
  const { path, access, input, output } = request;
  // The asker's type follows from `access`, which `admit` has checked; the input's from the schema just parsed.
  const handle = options.handlers[name] as (input: unknown, asker: unknown) => Promise<Result<unknown>>;
  server.route({
    method: 'POST',
    url: path,
    bodyLimit: largeRequests.has(name) ? SYNC_BODY_BYTES : BODY_BYTES,
    ...(access === 'anyone' ? { config: { rateLimit: narrowLimit } } : {}),
    // After the limits of `onRequest` and before the body is read.
    preParsing: (asked, reply) => admit(asked, reply, access, options.signedInBy),
    handler: async (asked, reply) => {
      reply.header('cache-control', 'no-store');
      const read = input.safeParse(asked.body);
      if (!read.success) return sendProblem(reply, { code: 'request.invalid', details: whereOf(read.error) });
      const outcome = await handle(read.data, asked.asker);
      if (!outcome.ok) return sendProblem(reply, outcome.refusal);
      return reply.send(answerOf(name, output, outcome.value));
    },
  });
}

const largeRequests: ReadonlySet<HubRequest> = new Set([
  'draft.exchange',
  'exchange.push',
  'sync.push',
  'sync.missing',
  'sync.recover',
  'support.bring',
]);

/** Requests open to anyone share one count per address. */
const narrowLimit = { max: OPEN_REQUESTS_PER_MINUTE, timeWindow: 60_000, groupId: 'anyone' };

/** Lets in who may ask requests with this access, and says on the request who it is; answers everybody else. */
export async function admit(
  asked: FastifyRequest,
  reply: FastifyReply,
  access: ApiRequest['access'],
  signedInBy: ServeApiOptions['signedInBy'],
): Promise<FastifyReply | undefined> {
  const visitor = { address: addressOf(asked) };
  asked.asker = visitor;
  if (access === 'anyone') return undefined;
  const token = /^Bearer (\S{1,200})$/i.exec(asked.headers.authorization ?? '')?.[1];
  const signedIn = token === undefined ? null : await signedInBy(token);
  if (signedIn === null) return sendProblem(reply, { code: 'session.unknown' });
  if (!mayAsk(access, signedIn.principal)) return sendProblem(reply, { code: 'request.not-permitted' });
  asked.asker = { ...visitor, ...signedIn };
  return undefined;
}

/** Who asks a request that `admit` has let through. */
export function principalOf({ asker }: FastifyRequest): Principal {
  if (asker !== null && 'principal' in asker) return asker.principal;
  throw new TypeError('The request was not admitted.');
}

function answerOf(name: HubRequest, output: z.ZodType, value: unknown): unknown {
  const answer = output.safeParse(value);
  if (answer.success) return answer.data;
  throw new Fault('hub.answer-invalid', 'An answer does not fit the contract.', {
    cause: answer.error,
    details: { request: name },
  });
}

export function whereOf({ issues: [first] }: z.ZodError): { field: string; reason: string } {
  return { field: first?.path.join('.').slice(0, 100) ?? '', reason: first?.message.slice(0, 200) ?? '' };
}
