/** What an alarm in a session of remote help means to whoever sits at the computer, in English. Keyed by its code. */
export const enAlarm = {
  'record.alarm.other': 'Alarm that this version has no words for ({{code}}). Show it to your help desk.',
  'record.alarm.policy.missing':
    'Alarm: your organisation’s rules for remote help are gone from the hub. The last ones still hold here.',
  'record.alarm.policy.forged':
    'Alarm: the hub told rules for remote help that somebody had changed. They were not taken; the last good ones hold here.',
  'record.alarm.policy.other-key':
    'Alarm: the hub told rules for remote help that were signed by somebody this computer does not know. They were not taken; the last good ones hold here.',
  'record.alarm.policy.rolled-back':
    'Alarm: the hub told older rules for remote help than before. They were not taken; the newer ones hold here.',
  'record.alarm.policy.unreadable':
    'Alarm: the hub told rules for remote help that this computer cannot read. They were not taken; the last good ones hold here.',
  'record.alarm.policy.expired':
    'Alarm: the time of the rules for remote help is over. Once the ones kept here have run out as well, only looking is possible.',
  'record.alarm.policy.too-early':
    'Alarm: the time of the rules for remote help has not come by the clock of this computer. The last good ones hold here.',
  'record.alarm.trust.version-differs':
    'Alarm: the other side spoke another version of the safety check, or was made to. The help was ended.',
  'record.alarm.trust.out-of-turn':
    'Alarm: the safety check was answered out of turn, as when somebody sits in between. The help was ended.',
  'record.alarm.trust.commitment-differs':
    'Alarm: in the safety check something else was revealed than was promised, as when somebody sits in between. The help was ended.',
  'record.alarm.trust.nonce-reflected':
    'Alarm: the safety check came back as an echo, as when somebody sits in between. The help was ended.',
  'record.alarm.trust.proof-withheld': 'Alarm: the other side has a key and did not sign with it. The help was ended.',
  'record.alarm.trust.proof-forged': 'Alarm: the signature of the other side was false. The help was ended.',
  'record.alarm.trust.key-changed': 'Alarm: the other side signed with another key than before. The help was ended.',
  'record.alarm.trust.too-slow': 'Alarm: the safety check was not finished in time. The help was ended.',
  'record.alarm.trust.digits-differ':
    'Alarm: you said that the digits were different. The help was ended, because somebody may sit in between.',
  'record.alarm.trust.digits-differ-there':
    'Alarm: the other side said that the digits were different. The help was ended, because somebody may sit in between.',
  'record.alarm.trust.message-unknown':
    'Alarm: in the safety check something came that no Deskbell sends. The help was ended.',
  'record.alarm.link.certificate-differs':
    'Alarm: the connection used another certificate than was agreed on, as when somebody sits in between. It was closed.',
  'record.alarm.link.signal-invalid':
    'Alarm: while connecting a message came that no Deskbell sends. The connection was closed.',
  'record.alarm.link.message-invalid':
    'Alarm: over the connection something came that no Deskbell sends. It was closed.',
  'record.alarm.link.handshake-failed':
    'Alarm: whoever answered does not hold the certificate that was announced. The connection was closed.',
  'record.alarm.message.unknown': 'Alarm: the other side sent something that no Deskbell sends. The help was ended.',
  'record.alarm.message.unasked': 'Alarm: text came that nobody had asked for. The help was ended.',
  'record.alarm.message.out-of-grant':
    'Alarm: the other side tried what you had not allowed. It was not done, and the help was ended.',
  'record.alarm.head.false':
    'Alarm: the other side signed another record than it had sent. The help was ended. Keep this record.',
  'record.alarm.input.unknown-message':
    'Alarm: a key or click came in a form that no Deskbell sends. It was not done, and the help was ended.',
  'record.alarm.input.out-of-grant':
    'Alarm: keys or clicks came that you had not allowed. They were not done, and the help was ended.',
  'record.alarm.input.replayed':
    'Alarm: keys or clicks came a second time. They were not done again, and the help was ended.',
  'record.alarm.input.standing-unknown':
    'Alarm: the helper could not tell any more whether mouse and keyboard were allowed. It let nothing through, and the help was ended.',
};
