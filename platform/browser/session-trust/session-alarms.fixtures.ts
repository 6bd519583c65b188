import { trustAlarms } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { policyProblems } from '#domain/remote-policy/take-policy.rules.ts';
import { alarmingEnds } from './session-happenings.ts';

/** All that the two programs of a session raise: each has its sentence in every one of them. */
export const sessionAlarms: readonly string[] = [
  ...policyProblems,
  ...trustAlarms,
  ...[...alarmingEnds].map((end) => `link.${end}`),
  'message.unknown',
  'message.unasked',
  'message.out-of-grant',
  'head.false',
  'input.unknown-message',
  'input.out-of-grant',
  'input.replayed',
  'input.standing-unknown',
];
