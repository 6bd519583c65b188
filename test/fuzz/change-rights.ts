import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import { identityOf } from '../../hub/access/principals.ts';
import { pick, TEXT } from './acts.ts';
import { TEAM } from './fuzz-desk.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import type { Step } from './plan.ts';

type Chance = () => number;
type Draft = Pick<CommandEntry, 'name' | 'target' | 'input'>;

/** What somebody may read or do changes while they work, by an act at the hub (PERM-1). */
export async function changeRights(world: FuzzWorld, _step: Step, chance: Chance): Promise<void> {
  const hub = world.hub.running();
  const [lead, ...others] = world.agents;
  if (hub === null || lead === undefined) return;
  if (others.length > 0 && chance() < 0.6) {
    const draft = await ofSomebody(world, pick(others, chance), chance);
    await hub.gate.accept(deskItself, [entryOf(world, deskItself, draft)]);
    return;
  }
  for (const draft of ofAnArticle(world, lead, chance)) await hub.gate.accept(lead, [entryOf(world, lead, draft)]);
}

/** They leave, or come back as another agent and the same person, or get another role. */
async function ofSomebody(
  { hub, ledger, newId }: FuzzWorld,
  { person }: AgentPrincipal,
  chance: Chance,
): Promise<Draft> {
  const now = (await identityOf(hub.running()!.store, person))?.principal;
  if (now?.kind !== 'agent') {
    const input = { person, role: 'agent', teams: [TEAM] };
    return { name: 'agent.appoint', target: `agent:${newId().replaceAll('-', '')}`, input };
  }
  if (chance() < 0.5) {
    const input = { role: pick(agentRoles, chance), teams: chance() < 0.5 ? [TEAM] : [] };
    return { name: 'agent.reassign', target: now.id, input };
  }
  ledger.released.add(person);
  return { name: 'agent.release', target: now.id, input: {} };
}

/** A new one for the desk or for everyone, or one that exists becomes visible to more people, or to fewer. */
function ofAnArticle(
  { articles, newId, clock }: FuzzWorld,
  { id: owner }: AgentPrincipal,
  chance: Chance,
): readonly Draft[] {
  if (articles.length > 0 && chance() < 0.7) {
    const name = pick(['article.publish', 'article.withdraw', 'article.retire'], chance);
    return [{ name, target: pick(articles, chance), input: {} }];
  }
  const target = `article:${newId().replaceAll('-', '')}`;
  articles.push(target);
  const text = `${TEXT}${newId()}`;
  const audience = chance() < 0.7 ? 'end-users' : 'agents';
  const about = { title: text, body: text, language: 'en', audience, owner, source: null, number: null };
  const input = { ...about, reviewDueAtMs: clock.nowMs() + 86_400_000 };
  return [
    { name: 'article.draft', target, input },
    { name: 'article.publish', target, input: {} },
  ];
}

function entryOf({ newId, clock }: FuzzWorld, { id: actor }: Principal, draft: Draft): CommandEntry {
  return commandEntry.parse({
    ...draft,
    id: newId(),
    actor,
    device: 'desk:hub',
    issuedAtMs: clock.nowMs(),
    hubOffsetMs: 0,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}
