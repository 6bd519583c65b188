/** Words of the desktop app about newer versions of itself. */
export const updates = {
  title: 'Version {{version}}',
  look: 'Look for updates',
  state: {
    idle: 'No newer version was found.',
    unasked: 'Newer versions are looked for by themselves.',
    checking: 'Looking for a newer version …',
    available: 'Version {{version}} was found and is fetched when the hub can be reached.',
    downloading: 'Version {{version}} is being fetched: {{percent}} %.',
    ready: 'Version {{version}} is ready to be installed.',
    atQuit: 'Version {{version}} is installed when you quit Deskbell.',
  },
  off: {
    'no-keys': 'This Deskbell was built without update keys, so it never updates itself. Ask whoever gave it to you.',
    'not-packaged': 'This Deskbell runs from its sources, so it never updates itself.',
    'not-installed': 'This Deskbell was unpacked and not installed, so it never updates itself. Unpack a newer one.',
  },
  ready: {
    title: 'Deskbell {{version}} is ready',
    now: 'Install and restart',
    atQuit: 'When I quit',
    tomorrow: 'Remind me tomorrow',
  },
  held: {
    'remote-session': 'You are in a remote session. End it first; nothing was interrupted.',
    'unsaved-draft': 'Something you typed is not sent yet. Send or clear it first; nothing was interrupted.',
    'nothing-ready': 'This version is not on offer any more. Nothing was installed.',
  },
  news: {
    title: 'Deskbell is now version {{version}}',
    close: 'Got it',
  },
  refused: {
    title: 'An update was refused',
    close: 'Close',
  },
};
