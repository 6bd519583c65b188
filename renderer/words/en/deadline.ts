/** Words about the clocks of a ticket. */
export const deadline = {
  title: 'Deadline',
  due: 'Due {{when}}',
  soon: 'Due {{when}}',
  missed: 'Due {{when}}',
  paused: 'Clock stands still',
  endedInTime: 'Ended in time',
  endedLate: 'Ended late',
  fact: {
    stands: 'Now',
    restore: 'Restore by',
    resolve: 'Resolve by',
    hours: 'Hours that count',
  },
  hours: {
    always: 'Around the clock',
    desk: 'Monday to Friday, 08:00 to 18:00 ({{zone}})',
  },
};
