/** What an alarm of a session means, and what to do now. Keyed by its code; the record keeps the code itself. */
export const alarm = {
  other: 'Alarm that this version has no words for ({{code}}). Show it to your security contact.',
  policy: {
    missing:
      'Alarm: the computer had a policy for remote help, and the hub has none any more. The last one holds there. Ask who runs the hub, and publish it again.',
    forged:
      'Alarm: the hub told the computer a policy that was changed after it was signed. It was not taken; the last good one holds. Tell your security contact: somebody has altered it on the hub.',
    'other-key':
      'Alarm: the hub told the computer a policy signed by a key that the one before has not named. It was not taken; the last good one holds. If nobody of yours signed it, tell your security contact; otherwise sign with the old key and name the new one as its successor.',
    'rolled-back':
      'Alarm: the hub told the computer an older policy than it had before. It was not taken; the newer one holds. Publish the newest again, and ask whether the hub was restored from a copy.',
    unreadable:
      'Alarm: the hub told the computer a policy that it cannot read. It was not taken; the last good one holds. Update the helper there, or sign the policy for the release it has.',
    expired:
      'Alarm: the time of the policy that the computer was told is over. Once the one it keeps has run out as well, only looking is possible there. Sign a new one and publish it.',
    'too-early':
      'Alarm: the computer was told a policy whose time has not come by its own clock. The last good one holds. Check the clock there and the beginning of the policy.',
  },
  trust: {
    'version-differs':
      'Alarm: the other end spoke another version of the safety check, or was made to say so. The session was ended. Update both ends and begin anew; if it comes back, tell your security contact.',
    'out-of-turn':
      'Alarm: the safety check was answered out of turn, as when somebody sits between the two computers. The session was ended. Tell your security contact before you try again.',
    'commitment-differs':
      'Alarm: what was revealed in the safety check is not what was promised, as when somebody sits between the two computers. The session was ended. Tell your security contact before you try again.',
    'nonce-reflected':
      'Alarm: the safety check came back as an echo, as when somebody sits between the two computers. The session was ended. Tell your security contact before you try again.',
    'proof-withheld':
      'Alarm: an end that has a key did not sign with it. The session was ended. Call the person on a number you know, and tell your security contact.',
    'proof-forged':
      'Alarm: a signature of the other end was false. The session was ended. Call the person on a number you know, and tell your security contact.',
    'key-changed':
      'Alarm: the other end signed with another key than before. The session was ended. If the computer or the console was set up anew, begin again and compare the digits; otherwise tell your security contact.',
    'too-slow':
      'Alarm: the safety check was not finished in time. The session was ended. Begin anew; if it comes back, tell your security contact.',
    'digits-differ':
      'Alarm: the digits were said to be different. The session was ended, because somebody may sit between the two computers. Tell your security contact before you try again.',
    'digits-differ-there':
      'Alarm: the other side said that the digits were different. The session was ended, because somebody may sit between the two computers. Tell your security contact before you try again.',
    'message-unknown':
      'Alarm: something came in the safety check that no Deskbell sends. The session was ended. Update both ends and begin anew; if it comes back, tell your security contact.',
  },
  link: {
    'certificate-differs':
      'Alarm: the line used another certificate than was agreed on, as when somebody sits between the two computers. It was closed. Tell your security contact before you try again.',
    'signal-invalid':
      'Alarm: a message for making the line was one that no Deskbell sends. It was closed. Update both ends and begin anew; if it comes back, tell your security contact.',
    'message-invalid':
      'Alarm: something came over the line that no Deskbell sends. It was closed. Update both ends and begin anew; if it comes back, tell your security contact.',
    'handshake-failed':
      'Alarm: whoever answered does not hold the certificate that was announced. The line was closed. Tell your security contact before you try again.',
  },
  message: {
    unknown:
      'Alarm: one side sent something that no Deskbell sends. The session was ended. Update both ends and begin anew; if it comes back, tell your security contact.',
    unasked:
      'Alarm: text came that nobody had asked for. The session was ended. If it comes back, tell your security contact.',
    'out-of-grant':
      'Alarm: one side tried what the person had not allowed. The session was ended, and it was not done. Find out which program was used, and tell your security contact.',
  },
  head: {
    false:
      'Alarm: one side signed another record than it had sent. The session was ended. Have both records checked, and tell your security contact.',
  },
  input: {
    'unknown-message':
      'Alarm: a key or click came in a form that no Deskbell sends. The session was ended, and it was not done. Update the console and begin anew; if it comes back, tell your security contact.',
    'out-of-grant':
      'Alarm: keys or clicks came that the person had not allowed. The session was ended, and they were not done. Find out which program was used, and tell your security contact.',
    replayed:
      'Alarm: keys or clicks came a second time. The session was ended, and they were not done again. Tell your security contact.',
    'standing-unknown':
      'Alarm: the helper could not tell any more whether control was allowed, and let nothing through. The session was ended. Begin anew; if it comes back, send in a report of the helper there.',
  },
};
