import type { HubInput } from './hub-api.ts';
import { hubApi } from './hub-api.ts';

export type PasswordChange = HubInput<'password.change'>;

export interface PasswordMistakes {
  readonly isCurrentMissing: boolean;
  /** Also true of one that is too long, which no field lets anybody type. */
  readonly isNewTooShort: boolean;
}

/** What can be said about a change of password before the hub is asked, by the hub's own schema. */
export function mistakesIn({ currentPassword, newPassword }: PasswordChange): PasswordMistakes {
  const { shape } = hubApi['password.change'].input;
  return {
    isCurrentMissing: currentPassword === '',
    isNewTooShort: !shape.newPassword.safeParse(newPassword).success,
  };
}
