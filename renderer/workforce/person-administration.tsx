import { ActionIcon, Menu } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import {
  IconDots,
  IconKey,
  IconLockPassword,
  IconShieldCog,
  IconShieldOff,
  IconShieldPlus,
  IconUserOff,
} from '@tabler/icons-react';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDirectory, useMe } from '../app/desk-context.ts';
import type { Colleague } from '../app/directory.ts';
import { AccountDialog } from './account-dialog.tsx';
import { AppointDialog } from './appoint-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ResetDialog } from './reset-dialog.tsx';

type Step = 'appoint' | 'account' | 'reset' | 'release' | 'deactivate';

/** What an administrator does with a person: role and teams, an account and its password, the end of either. Nobody else sees it. */
export function PersonAdministration({ person }: { readonly person: Person }) {
  const { colleagues } = useDirectory();
  const me = useMe();
  const colleague = [...colleagues.values()].find(({ agent }) => agent.person === person.id && agent.isActive);
  if (me.role !== 'administrator' || !person.isActive) return null;
  return <Administration person={person} colleague={colleague} isMe={person.id === me.person} />;
}

interface AdministrationProps {
  readonly person: Person;
  /** `undefined` while the person is not on the desk. */
  readonly colleague: Colleague | undefined;
  readonly isMe: boolean;
}

function Administration({ person, colleague, isMe }: AdministrationProps) {
  const { t } = useTranslation('workforce');
  const [step, setStep] = useState<Step | null>(null);
  const offered = useOffered({ isOnDesk: colleague !== undefined, isMe }, setStep);
  const close = () => setStep(null);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon aria-label={t('action.more')}>
            <IconDots size={17} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ id, title, icon: Picture, run }) => (
            <Menu.Item key={id} leftSection={<Picture size={16} stroke={1.75} />} onClick={run}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {step === 'appoint' && <AppointDialog person={person} agent={colleague?.agent ?? null} onClose={close} />}
      {step === 'account' && <AccountDialog person={person} onClose={close} />}
      {step === 'reset' && <ResetDialog person={person} onClose={close} />}
      {step === 'release' && colleague !== undefined && (
        <LeaveDialog kind="release" person={person} agent={colleague.agent.id} onClose={close} />
      )}
      {step === 'deactivate' && <LeaveDialog kind="deactivate" person={person} onClose={close} />}
    </>
  );
}

interface Standing extends Pick<AdministrationProps, 'isMe'> {
  readonly isOnDesk: boolean;
}

function useOffered({ isOnDesk, isMe }: Standing, begin: (step: Step) => void) {
  const { t } = useTranslation('workforce');
  const offered = useMemo(() => {
    const steps: readonly { readonly step: Step; readonly title: string; readonly icon: Icon }[] = [
      isOnDesk
        ? { step: 'appoint', title: t('action.reassign'), icon: IconShieldCog }
        : { step: 'appoint', title: t('action.appoint'), icon: IconShieldPlus },
      { step: 'account', title: t('action.account'), icon: IconKey },
      // Would sign out whoever has to read it: one's own is changed in the settings.
      ...(isMe ? [] : [{ step: 'reset', title: t('action.reset'), icon: IconLockPassword } as const]),
      isOnDesk
        ? { step: 'release', title: t('action.release'), icon: IconShieldOff }
        : { step: 'deactivate', title: t('action.deactivate'), icon: IconUserOff },
    ];
    return steps.map(({ step, title, icon }) => ({ id: `person.${step}`, title, icon, run: () => begin(step) }));
  }, [t, isOnDesk, isMe, begin]);
  useActions('screen', offered);
  return offered;
}
