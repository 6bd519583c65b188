/** What the helper says about newer versions of itself, in English. */
export const enUpdates = {
  'update.look': 'Look for updates',
  'update.unasked': 'Newer versions are looked for by themselves.',
  'update.none': 'No newer version was found.',
  'update.checking': 'Looking for a newer version …',
  'update.available': 'Version {{version}} was found and is fetched when the help desk can be reached.',
  'update.downloading': 'Version {{version}} is being fetched: {{percent}} %.',
  'update.waits': 'Version {{version}} is installed when you quit the helper.',
  'update.off.no-keys':
    'This helper was built without update keys, so it never updates itself. Ask whoever gave it to you.',
  'update.off.not-packaged': 'This helper runs from its sources, so it never updates itself.',
  'update.off.not-installed':
    'This helper was unpacked and not installed, so it never updates itself. Unpack a newer one.',
  'update.ready': 'Version {{version}} of the helper is ready',
  'update.now': 'Install and restart',
  'update.at-quit': 'When I quit',
  'update.tomorrow': 'Remind me tomorrow',
  'update.held.remote-session':
    'Somebody of the help desk is with you. Nothing was interrupted; install it afterwards.',
  'update.held.unsaved-draft': 'Something you wrote is not sent yet. Send or clear it first; nothing was interrupted.',
  'update.held.nothing-ready': 'This version is not on offer any more. Nothing was installed.',
  'update.held.show': 'Show it',
  'update.news': 'The helper is now version {{version}}',
  'update.refused': 'An update was refused',

  'refusal.update.unreachable':
    'No updates were found at the help desk. Nothing was changed; it is tried again by itself.',
  'refusal.update.unsigned':
    'An update was offered that nobody has signed. It was refused. Please tell your help desk.',
  'refusal.update.key-unknown':
    'The update was signed by somebody this helper does not know. It was refused. Please tell your help desk.',
  'refusal.update.signature-wrong':
    'The offer of an update was changed on its way. It was refused. Please tell your help desk.',
  'refusal.update.malformed':
    'The offer of an update could not be understood. Nothing was changed. Please tell your help desk.',
  'refusal.update.other-app': 'The update of another program was offered. It was refused. Please tell your help desk.',
  'refusal.update.other-system': 'Nothing newer is offered for this kind of computer.',
  'refusal.update.replayed': 'Something older was offered than before. It was refused. Please tell your help desk.',
  'refusal.update.older': 'An older version than this one was offered. It was refused.',
  'refusal.update.expired':
    'What is offered was signed too long ago to be believed. Nothing was changed. Please tell your help desk.',
  'refusal.update.from-the-future':
    'The update claims to come from the future. Please check the clock of this computer. Nothing was changed.',
  'refusal.update.file-wrong':
    'The update was not what its makers signed. It was thrown away. Please tell your help desk.',
  'refusal.update.too-slow': 'The update came too slowly and was given up. It is tried again by itself.',
  'refusal.update.not-installed': 'The update was not installed. Nothing of yours is harmed; it is offered again.',
  'refusal.update.fault': 'Looking for updates broke off, and it is not your fault. Nothing was changed.',
};
