/** Kinds of windows of the helper. */
export const helperWindows = ['helper'] as const;
export type HelperWindow = (typeof helperWindows)[number];

/** The names of the helper's contract; a preload knows no more of it. */
export const helperNames = {
  requests: [
    'state.read',
    'enrolment.claim',
    'link.retry',
    'problem.report',
    'diagnostics.read',
    'ticket.read',
    'file.read',
    'file.save',
    'ticket.act',
    'refused.dismiss',
    'announcement.notice',
    'knowledge.search',
    'knowledge.article',
    'knowledge.vote',
    'help.request',
    'help.end',
    'help.dismiss',
    'history.read',
    'settings.read',
    'settings.change',
    'screenshot.take',
    'link.open',
    'app.quit',
    'update.read',
    'update.check',
    'update.answer',
    'update.dismiss-news',
    'draft.changed',
  ],
  emissions: ['state.changed', 'settings.changed', 'place.opened', 'core.restarted', 'update.changed'],
} as const;
