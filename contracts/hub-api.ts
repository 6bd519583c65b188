import { z } from 'zod';
import { accessApi } from './api/access-api.ts';
import type { ApiContract } from './api/api-request.ts';
import { attachmentApi } from './api/attachment-api.ts';
import { draftApi } from './api/draft-api.ts';
import { exchangeApi } from './api/exchange-api.ts';
import { helperApi } from './api/helper-api.ts';
import { knowledgeApi } from './api/knowledge-api.ts';
import { portalApi } from './api/portal-api.ts';
import { remotePolicyApi } from './api/remote-policy-api.ts';
import { remoteSupportApi } from './api/remote-support-api.ts';
import { replicaApi } from './api/replica-api.ts';
import { setUpApi } from './api/set-up-api.ts';
import { syncApi } from './api/sync-api.ts';

/** Every request of the hub. POST for all: nothing is changed, or read about a person, by following a link. */
export const hubApi = {
  ...setUpApi,
  ...accessApi,
  ...syncApi,
  ...attachmentApi,
  ...draftApi,
  ...exchangeApi,
  ...helperApi,
  ...portalApi,
  ...knowledgeApi,
  ...remotePolicyApi,
  ...remoteSupportApi,
  ...replicaApi,
} as const satisfies ApiContract;

export type HubRequest = keyof typeof hubApi;
export type HubInput<Name extends HubRequest> = z.input<(typeof hubApi)[Name]['input']>;
export type HubOutput<Name extends HubRequest> = z.output<(typeof hubApi)[Name]['output']>;
/** What the hub hands in for an answer; it becomes a `HubOutput` by being parsed. */
export type HubReply<Name extends HubRequest> = z.input<(typeof hubApi)[Name]['output']>;

/** How the hub says no to a request (RFC 9457), always with `application/problem+json`. */
export const problem = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  /** Stable, for machines: `session.unknown`, `sign-in.wrong`, `sign-in.throttled`, `request.invalid`, … */
  code: z.string().max(80),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Finds the entry in the hub's log when something broke there. */
  reportId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
