import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Article } from './article.record.ts';
import type { articleCommands } from './knowledge.commands.ts';

/** Agents write, publish and review what the desk knows. Everyone reads what was published for everyone. */
export const articlePolicy: RecordPolicy<Article, typeof articleCommands> = {
  readersOf: ({ state, audience }) => (state === 'published' && audience === 'end-users' ? ['everyone'] : ['desk']),
  mayIssue: {
    'article.draft': isAgent,
    'article.revise': isAgent,
    'article.publish': isAgent,
    'article.withdraw': isAgent,
    'article.retire': isAgent,
    'article.review': isAgent,
    'article.assign': isAgent,
  },
};

function isAgent(issuer: Principal): boolean {
  return issuer.kind === 'agent';
}
