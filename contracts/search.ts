import { z } from 'zod';

/** What can be looked for. */
export const searchKinds = ['incident', 'person', 'device', 'article'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What a record can be narrowed down by, whatever its words: values are ids, states and the like, never text people type. */
export const searchFacets = [
  'is',
  'priority',
  'impact',
  'urgency',
  'channel',
  'owner',
  'offered',
  'team',
  'requester',
  'device',
  'service',
  'site',
  'category',
  'waits',
  'person',
  'audience',
] as const;
export type SearchFacet = (typeof searchFacets)[number];

/** One of the values holds; with `isNegated`, none of them. */
export const searchCondition = z.strictObject({
  facet: z.enum(searchFacets),
  values: z.array(z.string().max(120)).max(200),
  isNegated: z.boolean(),
});
export type SearchCondition = z.infer<typeof searchCondition>;

/** Plain text, and stretches of it that were looked for, in UTF-16 units and in order. Never markup. */
export const markedText = z.strictObject({
  text: z.string().max(2_000),
  marks: z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(0) })).max(200),
});
export type MarkedText = z.infer<typeof markedText>;

export const searchHit = z.strictObject({
  kind: z.enum(searchKinds),
  id: z.string().max(48),
  title: markedText,
  /** The stretch of its texts that has most of the words; `null` where none was asked for or the title has them all. */
  snippet: markedText.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchQuestion = z.strictObject({
  kinds: z.array(z.enum(searchKinds)).min(1).max(searchKinds.length),
  /** As somebody typed it: nothing in it is an operator (SRCH-2). */
  text: z.string().max(20_000),
  where: z.array(searchCondition).max(20),
  /** `all`: every word has to occur. `any`: what shares telling words, the most alike first. */
  match: z.enum(['all', 'any']),
  /** Of each kind. */
  limit: z.int().min(1).max(500),
  /** What the last answer of this one kind gave as `next`. */
  after: z.string().max(40).nullable(),
  withSnippets: z.boolean(),
});
export type SearchQuestion = z.infer<typeof searchQuestion>;

export const searchState = z.strictObject({
  /** `absent`: this storage has no index, so only beginnings of names and numbers are looked up. */
  index: z.enum(['ready', 'building', 'absent']),
  /** Records that can be found by now, and all there are. */
  indexed: z.int().min(0),
  total: z.int().min(0),
  /** Why it is being built anew: the file was damaged, of an older layout, or of another desk; `null` otherwise. */
  rebuilt: z.enum(['damaged', 'layout', 'desk']).nullable(),
});
export type SearchState = z.infer<typeof searchState>;

export const searchAnswer = z.strictObject({
  /** Kind by kind in the order they were asked for, best first within each. */
  hits: z.array(searchHit),
  /** For the next page, where one kind was asked for and there is more. */
  next: z.string().max(40).nullable(),
  state: searchState,
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
