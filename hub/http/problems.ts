import type { FastifyReply } from 'fastify';
import type { Problem } from '#contracts/hub-api.ts';
import type { Refusal } from '#domain/kernel/result.ts';

/** Refusals that a status of HTTP says better than "conflict"; what is not here is 409. */
const statusByCode: Readonly<Record<string, number>> = {
  'request.invalid': 400,
  'session.unknown': 401,
  'sign-in.wrong': 401,
  'device.signature-wrong': 401,
  'origin.not-permitted': 403,
  'request.not-permitted': 403,
  'password.wrong': 403,
  'setup.token-wrong': 403,
  'account.unknown': 404,
  'article.unknown': 404,
  'address.unknown': 404,
  'attachment.unknown': 404,
  'enrolment.code-wrong': 404,
  'incident.unknown': 404,
  'person.unknown': 404,
  'session.not-found': 404,
  'site.unknown': 404,
  'support.code-wrong': 404,
  'support.session-unknown': 404,
  'request.too-large': 413,
  'request.not-json': 415,
  'attachment.too-much-under-way': 429,
  'enrolment.throttled': 429,
  'request.too-many': 429,
  'sign-in.throttled': 429,
  'support.throttled': 429,
  'hub.fault': 500,
  'hub.busy': 503,
  'hub.storage-full': 507,
};

/** As HTTP names them. Node has them all, but to import its list loads its whole HTTP client, which a hub has no use for. */
const titleByStatus: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

/** Answers with a problem as RFC 9457 describes it. The code is for machines; people get their sentence elsewhere. */
export function sendProblem(reply: FastifyReply, refusal: Refusal, reportId?: string): FastifyReply {
  const { code, details } = refusal;
  const status = statusByCode[code] ?? 409;
  const retryAfterS = details?.['retryAfterS'];
  if (retryAfterS !== undefined) reply.header('retry-after', retryAfterS);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const problem: Problem = {
    type: 'about:blank',
    status,
    title: titleByStatus[status] ?? '',
    code,
    ...(details === undefined ? {} : { details }),
    ...(reportId === undefined ? {} : { reportId }),
  };
  // As text, because Fastify would take an object for `application/json`.
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
}
