/** One sentence or two for every code something can be refused with: what happened, and what to do now. */
export const refusal = {
  unknown:
    'This was refused ({{code}}). What you wrote is kept. Try again, and tell your administrator if it stays so.',
  account: {
    exists: 'This person already has an account. They can sign in with it.',
    'login-taken': 'This sign-in name is taken. Choose another.',
    unknown: 'This person has no account yet. Give them one first.',
  },
  address: {
    unknown: 'The hub does not know this address. Reload the page to update.',
  },
  agent: {
    'person-unknown': 'This person is not registered or no longer active. Choose another.',
    'team-unknown': 'One of these teams no longer exists. Choose again.',
  },
  announcement: {
    'ends-before-start': 'It has to end after it begins. Correct the times.',
    'not-withdrawn': 'This announcement is not withdrawn any more. There is nothing to do.',
    'site-unknown': 'This site no longer exists. Choose another.',
    withdrawn: 'This announcement was withdrawn meanwhile. Announce it anew if it is still true.',
  },
  article: {
    'not-published': 'This article is not published any more, so there is nothing to take back.',
    'owner-unknown': 'This owner is no longer on the desk. Choose somebody else.',
    'published-already': 'This article is published already.',
    retired: 'This article is retired. Publish it again if it is still needed.',
    'review-in-past': 'The next review has to lie ahead.',
    'revised-meanwhile': 'Somebody has saved another version meanwhile. Look at it, then say which words stay.',
    'source-unknown': 'The ticket this was written from is no longer known.',
    unknown: 'This article is not there, or not for you.',
  },
  attachment: {
    'hash-wrong': 'The file was damaged on its way. Attach it again.',
    'not-offered': 'The upload of this file had ended. It is begun anew by itself.',
    'offset-wrong': 'The upload of this file had got out of step. It goes on by itself.',
    'too-many-bytes': 'The file has changed since it was attached. Attach it again.',
    'too-much-under-way': 'Too many files are on their way at once. They go on by themselves as others are done.',
    'too-large': 'This file is larger than 25 MB. Make it smaller, or share it another way and write where it is.',
    'too-many': 'No more than {{most}} files go along at once. Send these first.',
    empty: 'There is nothing in this file.',
    lost: 'A file on this device was damaged and could not be sent. Attach it again.',
    'no-room':
      'There is no room left on this device for this file. Nothing was attached. Delete something else from the disk and try again.',
    missing: 'This file is no longer on this device. Take it out and attach it again.',
    unreadable: 'This file could not be read. It was moved or changed since it was chosen: choose it again.',
    unknown: 'This file is not at the hub yet. Its sender may still be uploading it.',
  },
  clipboard: {
    empty: 'There is no text in it.',
    'too-large': 'It is longer than 64 KB. Send it as a file.',
  },
  capture: {
    'not-given': 'No picture was taken. Choose a screen or a window, and allow it.',
  },
  command: {
    'input-invalid': 'Something in here cannot be stored as it stands ({{field}}). Correct it and try again.',
    'not-permitted': 'You are not allowed to do this here. Ask your lead if you need to.',
    'target-invalid': 'This does not belong to the record it was meant for. Open the record again and repeat it.',
    unknown: 'This version of the console and the hub do not know the same actions. Reload the page to update.',
    'actor-wrong': 'This was done under another name and is not sent under yours. Sign in as the one who did it.',
    'role-ended':
      'You did this in a role that you no longer have, so it was not done. Give it to a colleague who can do it; your words are kept here.',
    'device-wrong': 'This was done on another device and cannot be sent from here.',
    fault:
      'Something broke while this was decided. It was not done. Try again, and tell your administrator if it stays so.',
    'not-refused': 'This was already dealt with, perhaps in another window.',
  },
  device: {
    'person-unknown': 'This person is not registered. Choose another.',
    'signature-wrong': 'The device could not show that it is the one it says. Enrol it again.',
  },
  enrolment: {
    'code-wrong': 'This code is not valid or has expired. Make a new one.',
    'key-invalid': 'The helper sent a key that cannot be used. Install the helper again.',
    throttled: 'Too many codes were tried. Wait a few minutes and try again.',
  },
  exchange: {
    'author-left': 'Their author is no longer on the desk as they were then.',
    'author-unknown': 'Their author is not on this desk, as far as this device knows.',
    'certificate-expired':
      'Their author’s device had not met the hub for too long. It has to meet the hub once, and hand it over again.',
    forged:
      'This was changed after it was signed, or signed by somebody else. Nothing of it is taken in. Ask for it anew.',
    known: 'This was here already, or is at the hub.',
    newer: 'This file was made by a newer version of the console. Update this one, then open it again.',
    'no-key':
      'This device has no certificate of the hub that is good now. It gets one by itself as soon as it meets the hub; in a browser the hub has to be reached over a secure address.',
    'not-permitted': 'Their author is not allowed to do this, as far as this device knows.',
    'nothing-waits': 'Nothing waits here, so there is nothing to hand over.',
    'other-hub': 'This file is for another hub. It can only be opened on a desk of the same hub.',
    'out-of-sight': 'They are about something that is not on this device, or not for you.',
    'session-ended':
      'Their author’s session has ended since, so the hub takes it from nobody else. They can still send it themselves.',
    'too-large': 'This is more than fits into one file (64 MB).',
    unreadable: 'This is no file from a colleague’s console, or it was damaged on its way. Ask for it anew.',
  },
  feed: {
    restored:
      'The hub was restored from a backup and gets back first what it lost. Nothing is lost here; it goes on by itself.',
    'not-ours': 'This device was in step with another hub. Its copy is fetched anew.',
  },
  file: {
    'disk-full': 'The disk is full, so nothing was saved. Make room, or choose another disk.',
    'place-denied':
      'It may not be written there: the folder is not yours to write, or the file is open in another program. Choose another place.',
    'not-written': 'It could not be written there. Choose another place, or a shorter name.',
    'not-openable':
      'This file is of a kind that could run something, or is not what its name says. It can only be saved.',
    'no-program': 'This computer has no program that opens it. It can be saved.',
  },
  hub: {
    'storage-full': 'The hub has no room left. Nothing is lost; tell your administrator, and it goes on by itself.',
    'answer-invalid': 'The hub answered in a way this console does not understand. Reload the page to update.',
    fault: 'The hub could not do this because something broke there. Nothing of yours is lost. Try again in a moment.',
    unreachable: 'The hub cannot be reached. What you did is kept on this device and will be sent when it is back.',
    busy: 'The hub has a lot to do right now. Try again in a moment.',
    'request-not-for-windows': 'The console asked for something it must not see. Reload the page to update.',
  },
  incident: {
    'agent-unavailable': 'This colleague is no longer on the desk. Choose somebody else.',
    'already-ended': 'This ticket is already resolved. Reopen it first if there is more to do.',
    'begun-already': 'Somebody has already begun this ticket. Ask its owner to offer it to you.',
    closed: 'This ticket is closed for good. Log a new call and mention this number.',
    'date-missing': 'Say until when this is agreed.',
    'device-unknown': 'This device is no longer known. Choose another or leave it empty.',
    'newer-words': 'Somebody wrote on this ticket after you last saw it. Read it, then send yours anyway or change it.',
    'no-offer': 'There is no offer to withdraw any more; it was answered already.',
    'not-offered-to-you': 'This ticket is not offered to you any more.',
    'not-pending': 'This ticket is not waiting for anything, so there is nothing to resume.',
    'not-resolved': 'This only works on a resolved ticket.',
    'owned-already': 'This colleague already owns the ticket. Choose somebody else.',
    'owner-unknown': 'This owner is no longer on the desk. Choose somebody else.',
    'pending-already': 'This ticket is already waiting. Resume it before you change what it waits for.',
    'proposal-gone': 'Somebody else has settled this already. The ticket shows what stands now.',
    'reopen-window-over': 'It was resolved more than 14 days ago. Log a new call and mention this number.',
    'requester-unanswered': 'They wrote last and wait for you. Add a line for them, then wait for their answer.',
    'requester-unknown': 'This person is not registered. Register them first.',
    'service-unknown': 'This service is no longer offered. Choose another or leave it empty.',
    'team-unknown': 'This team no longer exists. Choose another.',
    'time-ahead': 'Time that has not passed yet cannot be written down.',
    'time-of-another': 'This is a colleague’s time. They can correct it themselves, or a lead can.',
    'time-unknown': 'This time is not on the ticket any more.',
    unrouted: 'It could not be decided who takes this. Choose a team.',
    unknown: 'This ticket does not exist, or it is not for you to see.',
  },
  mail: {
    'not-opened': '{{name}} could not be opened. It may have been moved meanwhile; the file itself is unchanged.',
    'too-large': '{{name}} is larger than 25 MB and cannot go along. The file itself is unchanged.',
    unreadable: 'This could not be read as a mail. It is attached as it is.',
  },
  installation: {
    copied: 'This desk is in use elsewhere as well, or was put back from an old copy. Sign in again; nothing is lost.',
  },
  lan: {
    'address-wrong': 'This is no address. It looks like 192.168.1.20:47480; let them read it out again.',
    busy: 'Somebody else of the desk is there already.',
    'code-wrong': 'This is not their code, or it is not good any more. After five wrong ones they need a new one.',
    'desk-unknown': 'This computer has to reach the help desk once before it can be helped without it.',
    'desktop-only': 'A page in a browser cannot do this. Use the Deskbell console that is installed on a computer.',
    gone: 'The computer there is not on the line any more. Ask for a new code, and try again.',
    'no-helper': 'Something else answers at this address. Let them read it out again.',
    'no-network': 'This computer is in no network.',
    'not-local': 'This address is not in your own network. Without the hub nobody else is called.',
    'not-of-desk': 'Their helper does not know this console as one of your desk. Both have to have met the same hub.',
    'of-another-desk': 'Their computer belongs to another desk.',
    'opening-invalid': 'The other program said something that cannot be read.',
    unreachable:
      'Nobody answers at this address. Are you in the same network, and is the page with the code still open there?',
    version: 'The helper there is of another version. Update both, or use the hub.',
  },
  number: {
    'device-wrong': 'Ticket numbers are given to the device that asks. Reload the page and try again.',
    'no-site': 'There is no site yet to number tickets for. The first one is opened when the desk is set up.',
    'not-leased': 'The ticket’s number was not given to this device. Log it again; it will get another.',
    used: 'The ticket’s number was used already. Log it again; it will get another.',
  },
  origin: {
    'not-permitted':
      'The hub does not accept this page’s address. Open the console at the address your organisation uses.',
  },
  outbox: {
    'not-empty': 'Some of your work has not reached the hub yet. Connect first, or leave it behind for good.',
    'of-another': 'Work of {{name}} on this device has not reached the hub yet. Let them sign in and connect first.',
  },
  password: {
    wrong: 'This is not your current password, so it stays as it is. Check it and try again.',
  },
  person: {
    unknown: 'This person is not registered.',
  },
  policy: {
    missing: 'There was a policy, and the hub has none any more.',
    forged: 'The signature is not by the key that it names, or the policy was changed after it was signed.',
    'other-key': 'It is signed by another key than the one before, and that one has not named it as its successor.',
    'rolled-back': 'It is older than the one that is published. Raise its version, and sign it anew.',
    unreadable: 'This is no signed policy for remote help.',
    expired: 'Its time is over. Give it a later end, and sign it anew.',
    'too-early': 'Its time has not come yet. Publish it when it begins.',
  },
  protocol: {
    unknown: 'This console is older or newer than the hub. Reload the page to update.',
  },
  record: {
    exists: 'This already exists. It may have been sent twice; there is nothing more to do.',
    missing: 'This no longer exists on the desk.',
  },
  'remote-control': {
    'frozen-while-controlled':
      'While somebody controls this computer this cannot be changed. Take the control back first.',
  },
  recording: {
    'passphrase-wrong': 'That is not the passphrase of this key. Mind capitals and spaces.',
    altered:
      'This recording was changed, or is not whole. It is not played, because nobody can say what is true in it.',
    'key-unknown': 'The key of this recording is not known on this desk. Whoever saved it as a file can bring it back.',
    unplayable: 'This browser cannot play it. Open it on another computer.',
    'no-key': 'There is no key for recordings. An administrator can make one in the settings.',
    'no-room': 'This device has no room left.',
    'not-possible': 'This browser cannot record.',
    'key-broken': 'The key for recordings is not the one that its fingerprint tells of. Tell your administrator.',
  },
  'recording-key': {
    retired: 'Nothing is recorded with this key any more. There is nothing to do.',
  },
  request: {
    invalid: 'The hub did not accept this as it stands. Check what you entered and try again.',
    'not-permitted': 'You are not allowed to do this. Ask your administrator if you need to.',
    'not-json': 'The hub could not read what was sent. Reload the page to update.',
    'too-large': 'This is more than the hub takes at once. Shorten it and try again.',
    'too-many': 'Too many requests in a short time. Wait a minute and try again.',
  },
  service: {
    'team-unknown': 'This team no longer exists. Choose another.',
  },
  session: {
    ended: 'You have been signed out. Your work is kept on this device; sign in again to go on.',
    unknown: 'You have been signed out. Your work is kept on this device; sign in again to go on.',
    missing: 'You are not signed in. Your work is kept on this device; sign in to go on.',
    'not-found': 'This session has already ended.',
  },
  setup: {
    'done-already': 'This desk has already been set up. Sign in instead.',
    'token-wrong': 'This is not the token from the hub’s log. Copy it again; it is good only once.',
  },
  'sign-in': {
    throttled: 'Too many attempts. Wait {{retryAfterS}} seconds and try again.',
    wrong: 'Name and password do not belong together. Check both and try again.',
  },
  signal: {
    'end-foreign': 'Somebody else took part under this name. Open the session anew.',
    'not-joined': 'You are not at this session any more.',
    'out-of-order': 'Something got lost on the way. Open the session anew.',
    'service-gone': 'The connection was given up. Open the session anew.',
    'too-many': 'Too much was sent at once. Open the session anew.',
  },
  site: {
    unknown: 'This site no longer exists. Choose another.',
  },
  storage: {
    damaged:
      'The database on this device is damaged. The console starts its desk anew and saves what only this device has; what was synced is safe at the hub.',
    failed: 'This browser could not store your work. Make room on the disk, then reload the page.',
    full: 'The disk of this device is full. This was not kept; make room and do it again. What you had done before is kept.',
  },
  support: {
    busy: 'Somebody of the desk is there already, or asks at this moment.',
    'code-in-use': 'No code could be made just now. Try again.',
    'code-wrong': 'Nobody waits with this code. Let them read it out again: it is good for five minutes, and once.',
    'person-unknown': 'Nobody knows who sits there. Choose a ticket, or say whose computer it is.',
    'session-unknown': 'This session does not exist, or it belongs to another computer.',
    'summary-missing': 'Say in a few words what it is about.',
    throttled: 'Too many wrong codes. Wait {{retryAfterS}} seconds and try again.',
  },
  'support-session': {
    'agent-unavailable': 'You are no longer on the desk, so you cannot join.',
    'device-unknown': 'This computer is no longer known to the desk.',
    'ended-already': 'The session was ended already.',
    'entries-broken': 'What was written down does not follow on what the desk has.',
    'not-joined': 'The session does not go on any more.',
    'not-there': 'This agent is not at the session.',
    'onlookers-full': 'No more can look on.',
    'reason-missing': 'Say why you end the session of a colleague.',
    'still-awaited': 'They may still answer.',
    'there-already': 'This agent is there already.',
    'not-awaited': 'They do not wait any more. Let them ask for a new code.',
    'ticket-ended': 'This ticket is not open any more. Choose another, or log a new one.',
    'ticket-of-another': 'This ticket is somebody else’s. Choose one of theirs, or log a new one.',
  },
  team: {
    'lead-not-a-member': 'A team is led by one of its members. Add this person to the team first.',
  },
  update: {
    expired:
      'What the hub offers was signed too long ago to be believed. Nothing was changed. Tell your administrator.',
    fault: 'Looking for updates broke off. Nothing was changed; the log says more.',
    'file-wrong': 'The update was not what its makers signed. It was thrown away. Tell your administrator.',
    'from-the-future':
      'The update claims to come from the future. Check the clock of this computer. Nothing was changed.',
    'key-unknown':
      'The update was signed by somebody this Deskbell does not know. It was refused. Tell your administrator.',
    malformed: 'The offer of an update could not be understood. Nothing was changed. Tell your administrator.',
    'not-installed': 'The update was not installed. Your work is unharmed; it is offered again.',
    older: 'The hub offers an older version than this one. It was refused.',
    'other-app': 'The hub offers the update of another program. It was refused. Tell your administrator.',
    'other-system': 'The hub offers nothing for this kind of computer.',
    replayed: 'The hub offers something older than it did before. It was refused. Tell your administrator.',
    'signature-wrong': 'The offer of an update was changed on its way. It was refused. Tell your administrator.',
    'too-slow': 'The update came too slowly and was given up. It is tried again later.',
    unreachable: 'No updates were found on the hub. Nothing was changed; it is tried again later.',
    unsigned: 'The hub offers an update that nobody has signed. It was refused. Tell your administrator.',
  },
  ticket: {
    unknown: 'The hub has no such ticket, or none that you may see.',
    'not-fetched': 'This ticket is not among those that were fetched. There is nothing to do.',
  },
};
