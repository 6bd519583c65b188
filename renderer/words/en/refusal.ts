/** One sentence or two for every code something can be refused with: what happened, and what to do now. */
export const refusal = {
  unknown:
    'This was refused ({{code}}). What you wrote is kept. Try again, and tell your administrator if it stays so.',
  agent: {
    'person-unknown': 'This person is not registered or no longer active. Choose another.',
    'team-unknown': 'One of these teams no longer exists. Choose again.',
  },
  command: {
    'input-invalid': 'Something in here cannot be stored as it stands ({{field}}). Correct it and try again.',
    'not-permitted': 'You are not allowed to do this here. Ask your lead if you need to.',
    'target-invalid': 'This does not belong to the record it was meant for. Open the record again and repeat it.',
    unknown: 'This version of the console and the hub do not know the same actions. Reload the page to update.',
  },
  device: {
    'person-unknown': 'This person is not registered. Choose another.',
  },
  enrolment: {
    'code-wrong': 'This code is not valid or has expired. Make a new one.',
  },
  hub: {
    'answer-invalid': 'The hub answered in a way this console does not understand. Reload the page to update.',
    fault: 'The hub could not do this because something broke there. Nothing of yours is lost. Try again in a moment.',
    unreachable: 'The hub cannot be reached. What you did is kept on this device and will be sent when it is back.',
  },
  incident: {
    'agent-unavailable': 'This colleague is no longer on the desk. Choose somebody else.',
    'already-ended': 'This ticket is already resolved. Reopen it first if there is more to do.',
    'begun-already': 'Somebody has already begun this ticket. Ask its owner to offer it to you.',
    closed: 'This ticket is closed for good. Log a new call and mention this number.',
    'date-missing': 'Say until when this is agreed.',
    'device-unknown': 'This device is no longer known. Choose another or leave it empty.',
    'no-offer': 'There is no offer to withdraw any more; it was answered already.',
    'not-offered-to-you': 'This ticket is not offered to you any more.',
    'not-pending': 'This ticket is not waiting for anything, so there is nothing to resume.',
    'not-resolved': 'This only works on a resolved ticket.',
    'owned-already': 'This colleague already owns the ticket. Choose somebody else.',
    'owner-unknown': 'This owner is no longer on the desk. Choose somebody else.',
    'pending-already': 'This ticket is already waiting. Resume it before you change what it waits for.',
    'reopen-window-over': 'It was resolved more than 14 days ago. Log a new call and mention this number.',
    'requester-unanswered': 'They wrote last and wait for you. Add a line for them, then wait for their answer.',
    'requester-unknown': 'This person is not registered. Register them first.',
    'service-unknown': 'This service is no longer offered. Choose another or leave it empty.',
    'team-unknown': 'This team no longer exists. Choose another.',
    unrouted: 'It could not be decided who takes this. Choose a team.',
  },
  outbox: {
    'not-empty': 'Some of your work has not reached the hub yet. Connect first, or leave it behind for good.',
  },
  protocol: {
    unknown: 'This console is older or newer than the hub. Reload the page to update.',
  },
  record: {
    exists: 'This already exists. It may have been sent twice; there is nothing more to do.',
    missing: 'This no longer exists on the desk.',
  },
  request: {
    invalid: 'The hub did not accept this as it stands. Check what you entered and try again.',
    'not-permitted': 'You are not allowed to do this. Ask your administrator if you need to.',
  },
  service: {
    'team-unknown': 'This team no longer exists. Choose another.',
  },
  session: {
    ended: 'You have been signed out. Your work is kept on this device; sign in again to go on.',
    unknown: 'You have been signed out. Your work is kept on this device; sign in again to go on.',
  },
  'set-up': {
    done: 'This desk has already been set up. Sign in instead.',
    'token-wrong': 'This is not the token from the hub’s log. Copy it again; it is only good once.',
  },
  'sign-in': {
    throttled: 'Too many attempts. Wait {{wait}} and try again.',
    wrong: 'Name and password do not belong together. Check both and try again.',
  },
  storage: {
    failed: 'This browser could not store your work. Make room on the disk, then reload the page.',
  },
  team: {
    'lead-not-a-member': 'A team is led by one of its members. Add this person to the team first.',
  },
};
