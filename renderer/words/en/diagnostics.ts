/** Words of the screen that shows what the console knows of itself. */
export const diagnostics = {
  title: 'Diagnostics',
  hint: 'This is what the console knows of itself on this computer. No ticket, no name and no password is in it. Read it, leave out what you do not want to give, and hand the rest to whoever helps you. Nothing is sent from here.',
  save: 'Save…',
  saved: 'Saved.',
  copy: 'Copy',
  copied: 'Copied.',
  nothing: 'Nothing yet.',
  part: {
    program: 'The program',
    system: 'The system and what runs',
    screens: 'Screens',
    graphics: 'Graphics',
    log: 'What happened',
  },
  about: {
    program: 'Versions, the address of the hub, and how it starts.',
    system: 'Kind of system, language, and how much each part of the console uses.',
    screens: 'Sizes and scale.',
    graphics: 'What the graphics card does for the console.',
    log: 'Starts, ends, crashes and faults. Never what was written in a ticket.',
  },
};
