/** Words of incidents: queue, ticket page, log a call. */
export const incident = {
  effect: {
    'business-halted': 'Business halted',
    'business-interrupted': 'Business interrupted',
    'user-affected': 'User affected',
  },
  urgency: { high: 'Cannot wait', medium: 'Soon', low: 'Can wait' },
  state: {
    logged: 'Logged',
    'in-progress': 'In progress',
    pending: 'Pending',
    resolved: 'Resolved',
    closed: 'Closed',
  },
  channel: {
    phone: 'Phone',
    email: 'E-mail',
    chat: 'Chat',
    portal: 'Portal',
    'walk-in': 'Walk-in',
    helper: 'Helper',
  },
};
