/** What the console says outside of its pages, in dialogs of the system. Pages have their own words. */
export const en = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    go: 'Go',
    window: 'Window',
    help: 'Help',
    logCall: 'Log a Call',
    helpByCode: 'Help by Code…',
    print: 'Print the Ticket…',
    savePdf: 'Save the Ticket as PDF…',
    close: 'Close Window',
    settings: 'Settings',
    quit: 'Quit Deskbell',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    palette: 'Search or Do…',
    queue: 'Queue',
    people: 'People',
    devices: 'Devices',
    knowledge: 'Knowledge',
    announcements: 'Announcements',
    sync: 'Sync',
    shortcuts: 'Keyboard Shortcuts',
    diagnostics: 'Diagnostics…',
  },
  textMenu: {
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    copyLink: 'Copy Link',
    learnWord: 'Add to Dictionary',
    noSuggestions: 'No Suggestions',
  },
  hung: {
    message: 'This window does not answer.',
    detail: 'What you have typed is kept.',
    wait: 'Wait',
    reload: 'Load it anew',
  },
  diagnosticsName: 'deskbell-diagnostics.txt',
  /** One sentence for each way in which the console cannot start. */
  fatal: {
    title: 'Deskbell cannot start',
    'hub-address.invalid': 'The address of the hub that was given at the start is none: {{address}}',
    'hub-address.insecure':
      'The address of the hub that was given at the start is not encrypted, and passwords would be sent there: {{address}}',
    'folder.unusable': 'Deskbell cannot keep anything on this computer, because its folder cannot be used: {{path}}',
    other:
      'Something is wrong with this installation of Deskbell. Install it again, or tell your administrator: {{code}}',
  },
};
export type Words = typeof en;
