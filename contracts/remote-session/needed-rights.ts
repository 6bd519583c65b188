import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { Ctl, LinkRole, Ptr } from './session-messages.ts';

type Kind<Role extends LinkRole> = (Ctl<Role> | Ptr<Role>)['kind'];

/**
 * Which right each message makes use of, by who says it; of several any one. Both ends check it by `judgeUse`
 * (`#domain/remote-control/message-right.rules.ts`): one that nobody has granted ends the session with an alarm (S17).
 */
export const neededRights: { readonly [Role in LinkRole]: Readonly<Record<Kind<Role>, readonly Capability[]>> } = {
  helper: {
    'trust.commit': [],
    'trust.reveal': [],
    'trust.verdict': [],
    'session.grants': [],
    'session.answer': [],
    'session.monitors': [],
    'session.picture': [],
    'session.pointer': ['view'],
    'session.head': [],
    'input.state': [],
    'clipboard.put-there': [],
    'clipboard.text': ['clipboard-out'],
    'clipboard.refused': [],
    'files.choosing': [],
    'annotation.state': [],
    'file.offer': ['file-out'],
    'file.take': ['file-in'],
    'file.kept': ['file-in'],
    // Letting go needs no right.
    'file.stop': [],
  },
  console: {
    'trust.nonce': [],
    'trust.proof': [],
    'trust.verdict': [],
    'session.ask': [],
    'session.give-up': [],
    'session.show': [],
    'session.head': [],
    'input.button': ['control'],
    'input.wheel': ['control'],
    'input.key': ['control'],
    'input.text': ['control'],
    'input.chord': ['control'],
    'input.keyboard': ['control'],
    // Letting go needs no right.
    'input.release': [],
    'input.move': ['control'],
    'clipboard.put': ['clipboard-in'],
    'clipboard.fetch': ['clipboard-out'],
    'files.wanted': ['file-out'],
    // Pointing at what one sees.
    'annotation.begin': ['view'],
    'annotation.put': ['view'],
    'annotation.remove': ['view'],
    'annotation.clear': ['view'],
    'annotation.laser': ['view'],
    'file.offer': ['file-in'],
    'file.take': ['file-out'],
    'file.kept': ['file-out'],
    'file.stop': [],
  },
};
