import type { Icon } from '@tabler/icons-react';
import {
  IconBook2,
  IconClockHour4,
  IconDeviceDesktop,
  IconHeadset,
  IconInbox,
  IconPhonePlus,
  IconSettings,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { LoadedLater } from './loaded-later.tsx';
import { loadedLater } from './loaded-later.tsx';
import { routes } from './routes.ts';

/** One screen of the console. A line in `screens` gives it its address, its place in the rail and its shortcuts. */
export interface Screen {
  readonly id: string;
  /** Addresses it answers to, as a wouter pattern. */
  readonly path: string;
  readonly view: LoadedLater;
  /** Absent for screens that are only reached from others. */
  readonly rail?: {
    readonly icon: Icon;
    readonly title: ParseKeys;
    readonly to: string;
    /** Further ways to go there by keys; the first shortcut is always `G` and this letter. */
    readonly goKey: string;
    readonly directKeys?: readonly string[];
    /** Left out of the bar of narrow screens, which has room for what is needed all day. */
    readonly isForWideScreens?: boolean;
    /** `desk` stands at the top of the rail, `foot` at its bottom. */
    readonly place: 'desk' | 'foot';
    /** Stands under the entry while the rail is unfolded, such as the queue's views with their counts. */
    readonly below?: LoadedLater;
  };
}

/** The contents page of the console. Each screen is loaded when it is first opened. */
export const screens: readonly Screen[] = [
  {
    id: 'log',
    path: '/log',
    view: loadedLater(async () => (await import('../incident/incident-form.tsx')).IncidentForm),
    rail: {
      icon: IconPhonePlus,
      title: 'screen.log',
      to: routes.log(),
      goKey: 'l',
      directKeys: ['c'],
      place: 'desk',
    },
  },
  {
    id: 'queue',
    path: '/queue/:view/:incident?',
    view: loadedLater(async () => (await import('../incident/incident-desk.tsx')).IncidentDesk),
    rail: {
      icon: IconInbox,
      title: 'screen.queue',
      to: routes.queue(),
      goKey: 'q',
      place: 'desk',
      below: loadedLater(async () => (await import('../incident/incident-views-nav.tsx')).IncidentViewsNav),
    },
  },
  {
    id: 'knowledge',
    path: '/knowledge/:article?/:mode?',
    view: loadedLater(async () => (await import('../knowledge/knowledge-desk.tsx')).KnowledgeDesk),
    rail: { icon: IconBook2, title: 'screen.knowledge', to: routes.knowledge(), goKey: 'k', place: 'desk' },
  },
  {
    id: 'announcements',
    path: '/announcements',
    view: loadedLater(async () => (await import('../announcement/announcements-screen.tsx')).AnnouncementsScreen),
    rail: {
      icon: IconSpeakerphone,
      title: 'screen.announcements',
      to: routes.announcements(),
      goKey: 'a',
      isForWideScreens: true,
      place: 'desk',
    },
  },
  {
    id: 'people',
    path: '/people/:person?',
    view: loadedLater(async () => (await import('../workforce/people-desk.tsx')).PeopleDesk),
    rail: { icon: IconUsers, title: 'screen.people', to: routes.people(), goKey: 'p', place: 'desk' },
  },
  {
    id: 'devices',
    path: '/devices/:device?',
    view: loadedLater(async () => (await import('../inventory/devices-desk.tsx')).DevicesDesk),
    rail: { icon: IconDeviceDesktop, title: 'screen.devices', to: routes.devices(), goKey: 'd', place: 'desk' },
  },
  {
    id: 'search',
    path: '/search',
    view: loadedLater(async () => (await import('../search/search-screen.tsx')).SearchScreen),
  },
  {
    id: 'sessions',
    path: '/help',
    view: loadedLater(async () => (await import('../remote-support/sessions-screen.tsx')).SessionsScreen),
    rail: {
      icon: IconHeadset,
      title: 'screen.sessions',
      to: routes.supportSessions(),
      goKey: 'h',
      isForWideScreens: true,
      place: 'desk',
    },
  },
  {
    id: 'support',
    path: '/help/:session',
    view: loadedLater(async () => (await import('../remote-support/session-page.tsx')).SessionPage),
  },
  {
    id: 'time',
    path: '/time',
    view: loadedLater(async () => (await import('../incident/time-report/time-report-screen.tsx')).TimeReportScreen),
    rail: {
      icon: IconClockHour4,
      title: 'screen.time',
      to: routes.time(),
      goKey: 't',
      isForWideScreens: true,
      place: 'desk',
    },
  },
  {
    id: 'find',
    path: '/find/:number',
    view: loadedLater(async () => (await import('../desktop/find-ticket.tsx')).FindTicket),
  },
  {
    id: 'diagnostics',
    path: '/diagnostics',
    view: loadedLater(async () => (await import('../diagnostics/diagnostics-screen.tsx')).DiagnosticsScreen),
  },
  {
    id: 'sync',
    path: '/sync',
    view: loadedLater(async () => (await import('../sync/sync-panel.tsx')).SyncPanel),
  },
  {
    id: 'settings',
    path: '/settings',
    view: loadedLater(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
    rail: { icon: IconSettings, title: 'screen.settings', to: routes.settings(), goKey: 's', place: 'foot' },
  },
];

/** Loads what the address shows, and what stands beside it; so it can be drawn as soon as the desk is open. */
export async function loadScreenAt(pathname: string): Promise<void> {
  const place = pathname.split('/')[1] ?? '';
  const shown = screens.filter(({ path }) => path.split('/')[1] === (place === '' ? 'queue' : place));
  const besides = screens.flatMap(({ rail }) => rail?.below ?? []);
  await Promise.all([...shown.map(({ view }) => view), ...besides].map((part) => part.load()));
}
