import type { en } from '../en.ts';

/** Wörter der Suche. */
export const search: typeof en.search = {
  title: 'Suche',
  field: 'Alles durchsuchen',
  placeholder: 'Tickets, Personen, Geräte, Artikel',
  kinds: 'Wonach gesucht wird',
  kind: {
    all: 'Alles',
    incident: 'Tickets',
    person: 'Personen',
    device: 'Geräte',
    article: 'Artikel',
  },
  all: {
    incident: 'Alle passenden Tickets',
    person: 'Alle passenden Personen',
    device: 'Alle passenden Geräte',
    article: 'Alle passenden Artikel',
  },
  more: 'Mehr anzeigen',
  empty: {
    title: 'Alles auf diesem Gerät finden',
    hint: 'Wörter, Nummern, Namen, Adressen, Teile einer Seriennummer oder MAC-Adresse. Mit = am Anfang die Felder von Tickets: =state:open from:vera Drucker',
  },
  nothing: {
    title: 'Nichts gefunden für „{{typed}}“',
    hint: 'Jedes Wort muss vorkommen. Versuchen Sie es mit weniger Wörtern oder mit dem Anfang eines Wortes.',
  },
  similar: {
    title: 'Ähnliche Tickets',
  },
  note: {
    building: 'Index wird noch aufgebaut: {{indexed}} von {{total}}. Was fehlt, ist gleich zu finden.',
    absent:
      'Dieser Browser führt keinen Suchindex: Namen und Nummern werden an ihrem Anfang gefunden, offene Tickets an ihrem Betreff.',
    rebuilt: {
      damaged: 'Der Index war beschädigt und wird neu aufgebaut; vom Desk ist nichts verloren.',
      layout: 'Diese Version von Deskbell indiziert mehr, deshalb wird der Index neu aufgebaut.',
      desk: 'Der Index gehörte jemand anderem und wird neu aufgebaut.',
    },
  },
};
