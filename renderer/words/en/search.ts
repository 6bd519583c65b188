/** Words of the search: its screen, and what it says of itself elsewhere. */
export const search = {
  title: 'Search',
  field: 'Search everything',
  placeholder: 'Tickets, people, devices, articles',
  kinds: 'What to look for',
  kind: {
    all: 'All',
    incident: 'Tickets',
    person: 'People',
    device: 'Devices',
    article: 'Articles',
  },
  all: {
    incident: 'All tickets that fit',
    person: 'All people who fit',
    device: 'All devices that fit',
    article: 'All articles that fit',
  },
  more: 'Show more',
  empty: {
    title: 'Find anything on this device',
    hint: 'Words, numbers, names, addresses, parts of a serial number or MAC address. With = at the beginning, the fields of tickets: =state:open from:vera printer',
  },
  nothing: {
    title: 'Nothing found for “{{typed}}”',
    hint: 'Every word has to occur. Try fewer words, or the beginning of one.',
  },
  similar: {
    title: 'Similar tickets',
  },
  note: {
    building: 'Still indexing: {{indexed}} of {{total}}. What is missing is found in a moment.',
    absent:
      'This browser keeps no search index: names and numbers are found by their beginnings, and open tickets by their subjects.',
    rebuilt: {
      damaged: 'The index was damaged and is built anew; nothing of the desk is lost.',
      layout: 'This version of Deskbell indexes more, so the index is built anew.',
      desk: 'The index belonged to somebody else and is built anew.',
    },
  },
};
