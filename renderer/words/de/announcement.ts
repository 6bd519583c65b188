import type { announcement as english } from '../en/announcement.ts';

/** Worte dessen, was der Desk allen sagt. */
export const announcement = {
  title: 'Hinweise',
  kind: { outage: 'Störung', maintenance: 'Geplante Arbeiten', information: 'Gut zu wissen' },
  everywhere: 'Überall',
  from: 'Ab {{moment}}',
  since: 'Seit {{moment}}',
  withdrawn: 'Zurückgenommen',
  more_one: 'und {{count}} weiterer',
  more_other: 'und {{count}} weitere',
  group: { running: 'Jetzt', planned: 'Geplant', over: 'Vorbei' },
  empty: {
    title: 'Es gibt keine Hinweise',
    hint: 'Wenn etwas ausfällt oder geplant ist, sagen Sie es hier einmal: Portal, Helper und Konsolen zeigen es, bis es vorbei ist.',
  },
  action: {
    add: 'Hinweis geben',
    edit: 'Ändern',
    editNamed: 'Ändern: {{title}}',
    withdraw: 'Zurücknehmen',
    withdrawNamed: 'Zurücknehmen: {{title}}',
    undo: 'Rückgängig',
  },
  done: {
    publish: 'Der Hinweis ist draußen.',
    revise: 'Geändert.',
    withdraw: 'Zurückgenommen. Niemand sieht ihn mehr.',
  },
  form: {
    newTitle: 'Hinweis geben',
    editTitle: 'Hinweis ändern',
    kind: 'Art',
    title: 'Was ist los?',
    titleHint: 'In den Worten derer, die es betrifft: „Scans kommen verspätet an“',
    text: 'Was sollen die Leute wissen oder tun?',
    startsAt: 'Ab',
    endsAt: 'Bis',
    endsAtHint: 'Leer lassen, wenn es noch niemand weiß; nehmen Sie ihn dann zurück, wenn es vorbei ist.',
    site: 'Wo',
    readers: 'Alle dort sehen ihn im Portal und auf ihrem Rechner. Geplante Arbeiten werden eine Woche vorher gezeigt.',
    publish: 'Bekannt geben',
    revise: 'Speichern',
    cancel: 'Abbrechen',
    invalid: {
      title: 'Sagen Sie in wenigen Worten, was los ist.',
      startsAt: 'Sagen Sie, ab wann.',
      endsAt: 'Er muss enden, nachdem er begonnen hat.',
    },
  },
} satisfies typeof english;
