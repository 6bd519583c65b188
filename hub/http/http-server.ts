import { randomUUID } from 'node:crypto';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';
import { Fault } from '#contracts/fault.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Log } from '../log.ts';
import { describeError } from '../log.ts';
import { sendProblem } from './problems.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { addressOf } from './visitor-address.ts';

export interface HttpServerOptions {
  readonly log: Log;
  readonly requestsPerMinute: number;
  readonly origins: () => readonly string[];
  /** See `Settings`. */
  readonly proxies: readonly string[];
}

/** Who sends a request more slowly than this is not listened to any longer. */
const WHOLE_REQUEST_WITHIN_MS = 120_000;

/**
 * The hub's web server, before anything is served on it: limits, security headers, and one way of saying no.
 * What breaks is logged once, under a report id that the answer carries; nothing else of it leaves the hub.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { log, requestsPerMinute, origins, proxies } = options;
  const server = fastify({
    logger: false,
    // Nobody else's word is taken: whoever could name their own address would be limited by nothing.
    trustProxy: proxies.length === 0 ? false : [...proxies],
    requestTimeout: WHOLE_REQUEST_WITHIN_MS,
    // Requests under way when the hub stops are answered; Fastify's own 503 would be outside the contract.
    return503OnClosing: false,
    // What comes in and goes out is checked by our contracts; Fastify would load two compilers of JSON Schema for it.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: (error, asked, reply) => {
      answerError(error, asked, reply, log);
    },
  });
  // JSON and nothing else: a form on a foreign page can send neither.
  server.removeContentTypeParser('text/plain');
  server.setErrorHandler((error, asked, reply) => answerError(error, asked, reply, log));
  server.addHook('onResponse', async (asked, reply) => logAnswer(asked, reply, log));
  await setSecurityHeaders(server, origins);
  await server.register(fastifyRateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: addressOf,
  });
  return server;
}

function noSchemas(): never {
  throw new Fault('hub.schema-unexpected', 'A route brings a JSON Schema, and the hub checks by its contracts.');
}

function answerError(error: unknown, asked: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  const refusal = refusalOf(error, reply);
  if (refusal !== null) return sendProblem(reply, refusal);
  const reportId = randomUUID();
  log.error({ reportId, route: asked.routeOptions.url, error: describeError(error) }, 'request broke off');
  return sendProblem(reply, { code: 'hub.fault' }, reportId);
}

/** What the server itself refused, by its status; `null` for everything that should have worked. */
function refusalOf(error: unknown, reply: FastifyReply): Refusal | null {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return { code: 'request.too-large' };
  if (status === 415) return { code: 'request.not-json' };
  if (status === 429) {
    return { code: 'request.too-many', details: { retryAfterS: Number(reply.getHeader('retry-after') ?? 1) } };
  }
  return status >= 400 && status < 500 ? { code: 'request.invalid' } : null;
}

/** Never the address as asked: it may hold what somebody pasted into it. */
function logAnswer(asked: FastifyRequest, reply: FastifyReply, log: Log): void {
  const { method, routeOptions } = asked;
  const answered = {
    method,
    route: routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    tookMs: Math.round(reply.elapsedTime),
  };
  if (reply.statusCode >= 400) log.info(answered, 'request refused');
  else log.debug(answered, 'request answered');
}
