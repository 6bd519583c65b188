/** Words of the desktop app: which hub, windows of their own, what happens when something crashes. */
export const desktop = {
  menu: { notHere: 'This screen cannot do that. Open a ticket first.' },
  spelling: {
    name: 'Check spelling',
    hint: 'In the languages of this computer, with word lists from your hub. What you write stays here.',
  },
  diagnostics: {
    name: 'Diagnostics',
    hint: 'What the console knows of itself, to read and to hand on when something is wrong.',
    show: 'Show',
  },
  hub: {
    title: 'Where is your desk?',
    intro: 'Deskbell works with a hub that your organisation runs. Whoever gave you Deskbell knows its address.',
    address: 'Address of the hub',
    addressHint: 'Such as desk.example.org',
    submit: 'Continue',
    problem: {
      invalid: 'This is not an address. It looks like desk.example.org.',
      insecure: 'This address is not encrypted, and your password would go there. Ask for one that begins with https.',
      'unknown-host':
        'There is no computer of this name. Check the spelling, and whether you need a VPN or another network for it.',
      refused:
        'The computer is there, but nothing answers at this address. The hub may be stopped, or its port another.',
      certificate:
        'The hub cannot prove that it is who it says. Tell whoever runs it that its certificate is not trusted.',
      silent: 'Nothing has answered for 8 seconds. Check your network, or a VPN you need, and try again.',
      'no-hub': 'Something answers there, but it is no Deskbell hub. Check the address.',
      'other-version':
        'There is a hub, but of a version that this Deskbell does not understand. One of them is too old.',
    },
  },
  thisComputer: 'This computer',
  thisComputerHint: 'Where Deskbell on this computer gets its desk, and how it keeps it.',
  change: {
    name: 'Hub',
    fixed: '{{host}}, as Deskbell was told when it was started',
    button: 'Change hub',
    title: 'Change to another hub',
    hint: 'This computer forgets the present desk. You sign in at the other hub afterwards.',
    loss_one: '{{count}} piece of work has not reached the present hub. If you leave it now it is lost for good.',
    loss_other:
      '{{count}} pieces of work have not reached the present hub. If you leave it now they are lost for good.',
    leave: 'Change and lose it',
    stay: 'Stay here',
  },
  secrets: {
    name: 'Your sign-in',
    kept: 'Kept in the key store of this computer.',
    notKept:
      'This computer has no key store, so your sign-in is not kept. After each start you sign in once more to sync; your desk opens without it.',
  },
  again: {
    title: 'Sign in to sync',
    hint: 'This computer has no key store, so Deskbell forgot your sign-in when it ended. Your desk is here all the same; what you do waits until you sign in.',
    submit: 'Sign in',
  },
  ticket: {
    open: 'Open in a window of its own',
    inDesk: 'Show in the desk',
  },
  find: {
    title: 'Ticket {{number}}',
    missing: 'This desk has no ticket {{number}} yet',
    missingHint:
      'It may still be on its way here, or belong to a team you are not in. When it comes, it opens by itself.',
    invalid: 'This is no ticket number',
    invalidHint: 'The link may be incomplete.',
    back: 'Go to the queue',
  },
  trouble: {
    page: {
      title: 'This window crashed three times',
      hint: 'Your work is kept, and so is what you had typed. If it crashes again, save the diagnostics and send them to your administrator.',
    },
    'data-service': {
      title: 'Deskbell cannot open your desk',
      hint: 'The part that keeps your work ended again and again. Your work is kept. If this comes back, save the diagnostics and send them to your administrator.',
    },
    startAnew: 'Start anew',
    save: 'Save diagnostics',
    saved: 'Diagnostics hold what the program did and which versions run, no tickets and no passwords.',
    quit: 'Quit',
  },
};
