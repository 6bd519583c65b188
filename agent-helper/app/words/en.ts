/** What the helper says outside of its pages: in its tray, in notifications, in dialogs of the system. */
export const en = {
  name: 'Deskbell Helper',
  tray: {
    open: 'Open Deskbell Helper',
    report: 'Report a problem',
    quit: 'Quit',
    stopSession: 'End remote help now',
    toolTip: 'Deskbell Helper',
    toolTipMarked: 'Deskbell Helper: there is an answer',
  },
  news: {
    answered: '{{author}} answered',
    asked: '{{agent}} asks to help you at this computer',
    joined: '{{agent}} is with you now',
    outage: 'Outage: {{title}}',
    maintenance: 'Planned work: {{title}}',
    information: '{{title}}',
    policy: 'The rules for remote help could not be confirmed',
    policyDetail: 'The earlier rules go on. Please tell your help desk. More about it is in the settings.',
  },
  quit: {
    message: 'Quit Deskbell Helper?',
    detail:
      'Until it starts again, nobody tells you of answers and announcements, this computer is not kept up to date on the help desk’s list, and what has not been sent waits.',
    confirm: 'Quit',
    cancel: 'Go on',
    frozen: 'Not while somebody else uses your mouse and keyboard',
    frozenDetail: 'Take them back on the strip at the upper edge, or end remote help. Then you can quit the helper.',
  },
  allFiles: 'All files',
  chooseFiles: {
    title: 'Choose the files that {{agent}} is to get',
    confirm: 'Send',
  },
  chooseFolder: {
    title: 'Choose the folder for files that are sent to you',
    confirm: 'Choose',
  },
  fatal: {
    title: 'Deskbell Helper cannot start',
    'start.as-root':
      'Deskbell Helper does not run as root: it is for the person at this computer, and its pages would have all rights. Start it as yourself.',
    other: 'Something is wrong with this installation of Deskbell Helper. Please tell your help desk: {{code}}',
  },
};
export type Words = typeof en;
