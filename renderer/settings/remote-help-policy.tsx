import { signedPolicy } from '#contracts/remote-policy.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { builtCapabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { PolicyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { keyFingerprint } from '#platform/any/exchange/key-fingerprint.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { FileButton, Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defer } from 'rxjs';
import { useDesk, useDeskStatus, useMe } from '../app/desk-context.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import type { PolicySeen } from '../remote-support/policy/console-policy.ts';
import { readConsolePolicy } from '../remote-support/policy/console-policy.ts';
import styles from './remote-help-policy.module.css';

const MINUTE_MS = 60_000;

/** What the organisation lets its desk do at people's computers, and for administrators the way to publish another. */
export function RemoteHelpPolicy() {
  const { t } = useTranslation('settings');
  const desk = useDesk();
  const { role } = useMe();
  const isOffline = useDeskStatus().link === 'offline';
  const [round, setRound] = useState(0);
  const seen = useLive(useMemo(() => askPolicy(desk, round, isOffline), [desk, round, isOffline]));
  if (isOffline) return <p className={styles.note}>{t('policy.needsHub')}</p>;
  if (seen === undefined) return <ScreenSkeleton rows={3} />;
  if (!seen.ok) return <RefusalNote refusal={seen.refusal} />;
  return (
    <div className={styles.policy}>
      <Rules seen={seen.value} nowMs={desk.nowMs()} />
      {role === 'administrator' && <Publish desk={desk} onPublished={() => setRound(round + 1)} />}
    </div>
  );
}

/** Asks once for every round, and again when the hub can be reached after it could not. */
function askPolicy(desk: Desk, _round: number, _isOffline: boolean) {
  return defer(() => readConsolePolicy(desk, localStorage));
}

function Rules({ seen, nowMs }: { readonly seen: PolicySeen; readonly nowMs: number }) {
  const { t, i18n } = useTranslation(['settings', 'refusal']);
  const { policy } = seen.kept;
  const inForce = policyInForce(seen.kept, nowMs);
  const { viewMs, unusedMs, controlMs } = inForce.limits;
  return (
    <>
      <p>{t(`policy.source.${inForce.source}`, { organisation: policy?.organisation ?? '' })}</p>
      {seen.problem !== null && <RefusalNote refusal={{ code: seen.problem }} />}
      {!seen.isChecked && <p className={styles.note}>{t('policy.notChecked')}</p>}
      <dl className={styles.rules}>
        {builtCapabilities.map((capability) => (
          <div key={capability}>
            <dt>{t(`policy.what.${capability}`)}</dt>
            <dd>
              <Who of={inForce} capability={capability} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles.limits}>
        <li>{t('policy.consent')}</li>
        <li>{t('policy.viewEnds', { count: viewMs / MINUTE_MS })}</li>
        <li>{t('policy.unusedEnds', { count: unusedMs / MINUTE_MS })}</li>
        {controlMs !== null && <li>{t('policy.controlEnds', { count: controlMs / MINUTE_MS })}</li>}
      </ul>
      {policy !== null && seen.key !== null && (
        <p className={styles.note}>
          {t('policy.version', {
            version: policy.version,
            until: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(Date.parse(policy.notAfter)),
          })}{' '}
          {t('policy.key')} <code className={styles.key}>{keyFingerprint(seen.key).match(/.{4}/g)?.join(' ')}</code>
        </p>
      )}
    </>
  );
}

interface WhoProps {
  readonly of: PolicyInForce;
  readonly capability: Capability;
}

function Who({ of: { allows }, capability }: WhoProps) {
  const { t } = useTranslation(['settings', 'workforce']);
  const roles = allows[capability] ?? [];
  if (roles.length === 0) return t('policy.nobody');
  if (agentRoles.every((role) => roles.includes(role))) return t('policy.everybody');
  return roles.map((role) => t(`workforce:appoint.roles.${role}`)).join(', ');
}

interface PublishProps {
  readonly desk: Desk;
  readonly onPublished: () => void;
}

function Publish({ desk, onPublished }: PublishProps) {
  const { t } = useTranslation('settings');
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function publish(file: File | null): Promise<void> {
    if (file === null) return;
    const policy = signedPolicy.safeParse(jsonIn(await file.text()));
    if (!policy.success) {
      setRefusal({ code: 'policy.unreadable' });
      return;
    }
    const published = await desk.askHub('policy.publish', { policy: policy.data });
    setRefusal(published.ok ? null : published.refusal);
    if (!published.ok) return;
    toast({ message: t('policy.published', { version: published.value.version }) });
    onPublished();
  }

  return (
    <div className={styles.publish}>
      <FileButton onChange={(file) => void publish(file)} accept=".signed,.json,application/json">
        {(props) => (
          <Button {...props} leftSection={<IconFileCertificate size={15} stroke={1.75} aria-hidden="true" />}>
            {t('policy.publish')}
          </Button>
        )}
      </FileButton>
      <p className={styles.note}>{t('policy.publishHint')}</p>
      <RefusalNote refusal={refusal} />
    </div>
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No signed policy either.
    return null;
  }
}
