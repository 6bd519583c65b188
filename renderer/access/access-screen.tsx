import { assertNever } from '#domain/kernel/result.ts';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../app/gate.rules.ts';
import type { Desk } from '../desk/desk.ts';
import { AccessFrame } from './access-frame.tsx';
import { SetUp } from './set-up.tsx';
import { SignIn } from './sign-in.tsx';
import { useDoor } from './use-door.ts';

interface AccessScreenProps {
  readonly desk: Desk;
  readonly reason: Extract<Gate, { kind: 'sign-in' | 'not-an-agent' }>;
}

/** The door: set-up while the hub has no administrator, sign-in ever after. */
export function AccessScreen({ desk, reason }: AccessScreenProps) {
  const { t } = useTranslation('access');
  const door = useDoor(desk);
  switch (door.kind) {
    case 'asking':
      return <AccessFrame title={t('signIn.title')}>{null}</AccessFrame>;
    case 'needed':
      return <SetUp desk={desk} />;
    case 'set-up':
      return <SignIn desk={desk} reason={reason} organisation={door.organisation} isHubReachable />;
    case 'unreachable':
      return <SignIn desk={desk} reason={reason} organisation="" isHubReachable={false} />;
    default:
      return assertNever(door);
  }
}
