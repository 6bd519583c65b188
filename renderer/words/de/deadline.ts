import type { deadline as english } from '../en/deadline.ts';

/** Worte über die Uhren eines Tickets. */
export const deadline = {
  title: 'Frist',
  due: 'Fällig {{when}}',
  soon: 'Fällig {{when}}',
  missed: 'Fällig {{when}}',
  paused: 'Uhr steht still',
  endedInTime: 'Rechtzeitig beendet',
  endedLate: 'Zu spät beendet',
  fact: {
    stands: 'Jetzt',
    restore: 'Wiederherstellen bis',
    resolve: 'Lösen bis',
    hours: 'Zeiten, die zählen',
  },
  hours: {
    always: 'Rund um die Uhr',
    desk: 'Montag bis Freitag, 08:00 bis 18:00 ({{zone}})',
  },
} satisfies typeof english;
