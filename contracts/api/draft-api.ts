import { draftExchangeAnswer, draftExchangeRequest } from '../draft.ts';
import type { ApiContract } from './api-request.ts';

export const draftApi = {
  /** Hands in the drafts that changed on a device and answers with those that changed elsewhere (DRAFT-1). */
  'draft.exchange': {
    path: '/api/draft/exchange',
    access: 'agent',
    input: draftExchangeRequest,
    output: draftExchangeAnswer,
  },
} as const satisfies ApiContract;
