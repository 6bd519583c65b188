import type { PolicyStanding } from '#contracts/helper-core.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import { builtCapabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { PolicyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { Card } from '../../../portal/look/page.tsx';
import { exactMoment } from '../../../portal/words/moment-words.ts';
import { useEnrolled, useHelper } from '../app/helper.ts';
import type { SayInHelper } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './settings-page.module.css';

const MINUTE_MS = 60_000;

/** What the organisation lets its desk do here, all the time and in plain words (C3). */
export function PolicyCard() {
  const { say } = useWords();
  const { policy } = useEnrolled();
  const { nowMs } = useHelper();
  const inForce = policyInForce(policy, nowMs());
  return (
    <Card>
      <section className={styles.choice} aria-labelledby="policy">
        <h2 id="policy">{say('policy.title')}</h2>
        <p>{sourceWords(policy, inForce, say)}</p>
        {policy.problem !== null && (
          <p role="alert" className={styles.problem}>
            {say(`policy.problem.${policy.problem}`)}
          </p>
        )}
        <ul className={styles.rules}>
          <li>{say('policy.consent')}</li>
          {builtCapabilities.map((capability) => (
            <li key={capability}>{ruleWords(capability, inForce, say)}</li>
          ))}
          <li>{say('policy.view-ends', { minutes: inForce.limits.viewMs / MINUTE_MS })}</li>
          <li>{say('policy.unused-ends', { minutes: inForce.limits.unusedMs / MINUTE_MS })}</li>
          {inForce.limits.controlMs !== null && (
            <li>{say('policy.control-ends', { minutes: inForce.limits.controlMs / MINUTE_MS })}</li>
          )}
        </ul>
        <Origin policy={policy} />
      </section>
    </Card>
  );
}

function Origin({ policy: { policy, fingerprint } }: { readonly policy: PolicyStanding }) {
  const { say, language } = useWords();
  if (policy === null || fingerprint === null) return null;
  return (
    <div className={styles.hint}>
      <p>{say('policy.version', { version: policy.version })}</p>
      <p>{say('policy.until', { moment: exactMoment(Date.parse(policy.notAfter), language) })}</p>
      <p>
        {say('policy.key')} <span className={styles.fingerprint}>{fingerprint.match(/.{4}/g)?.join(' ')}</span>
      </p>
    </div>
  );
}

function sourceWords({ policy }: PolicyStanding, { source }: PolicyInForce, say: SayInHelper): string {
  if (source === 'none') return say('policy.none');
  if (source === 'nothing-valid') return say('policy.nothing-valid');
  const organisation = policy?.organisation ?? '';
  return source === 'policy' ? say('policy.signed', { organisation }) : say('policy.out-of-date', { organisation });
}

function ruleWords(
  capability: (typeof builtCapabilities)[number],
  { allows }: PolicyInForce,
  say: SayInHelper,
): string {
  const what = say(`policy.what.${capability}`);
  const roles = allows[capability] ?? [];
  if (roles.length === 0) return say('policy.nobody', { what });
  if (agentRoles.every((role) => roles.includes(role))) return say('policy.everybody', { what });
  return say('policy.some', { what, who: roles.map((role) => say(`policy.role.${role}`)).join(', ') });
}
