import type { Icon } from '@tabler/icons-react';
import {
  IconBook2,
  IconDeviceDesktop,
  IconInbox,
  IconPhonePlus,
  IconSettings,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { routes } from './routes.ts';

/** One screen of the console. A line in `screens` gives it its address, its place in the rail and its shortcuts. */
export interface Screen {
  readonly id: string;
  /** Addresses it answers to, as a wouter pattern. */
  readonly path: string;
  readonly view: LazyExoticComponent<ComponentType>;
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
    readonly below?: LazyExoticComponent<ComponentType>;
  };
}

/** The contents page of the console. Each screen is loaded when it is first opened. */
export const screens: readonly Screen[] = [
  {
    id: 'log',
    path: '/log',
    view: lazy(async () => ({ default: (await import('../incident/incident-form.tsx')).IncidentForm })),
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
    view: lazy(async () => ({ default: (await import('../incident/incident-desk.tsx')).IncidentDesk })),
    rail: {
      icon: IconInbox,
      title: 'screen.queue',
      to: routes.queue(),
      goKey: 'q',
      place: 'desk',
      below: lazy(async () => ({ default: (await import('../incident/incident-views-nav.tsx')).IncidentViewsNav })),
    },
  },
  {
    id: 'knowledge',
    path: '/knowledge/:article?/:mode?',
    view: lazy(async () => ({ default: (await import('../knowledge/knowledge-desk.tsx')).KnowledgeDesk })),
    rail: { icon: IconBook2, title: 'screen.knowledge', to: routes.knowledge(), goKey: 'k', place: 'desk' },
  },
  {
    id: 'announcements',
    path: '/announcements',
    view: lazy(async () => ({
      default: (await import('../announcement/announcements-screen.tsx')).AnnouncementsScreen,
    })),
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
    view: lazy(async () => ({ default: (await import('../workforce/people-desk.tsx')).PeopleDesk })),
    rail: { icon: IconUsers, title: 'screen.people', to: routes.people(), goKey: 'p', place: 'desk' },
  },
  {
    id: 'devices',
    path: '/devices/:device?',
    view: lazy(async () => ({ default: (await import('../inventory/devices-desk.tsx')).DevicesDesk })),
    rail: { icon: IconDeviceDesktop, title: 'screen.devices', to: routes.devices(), goKey: 'd', place: 'desk' },
  },
  {
    id: 'search',
    path: '/search',
    view: lazy(async () => ({ default: (await import('../search/search-screen.tsx')).SearchScreen })),
  },
  {
    id: 'support',
    path: '/help/:session',
    view: lazy(async () => ({ default: (await import('../remote-support/session-page.tsx')).SessionPage })),
  },
  {
    id: 'find',
    path: '/find/:number',
    view: lazy(async () => ({ default: (await import('../desktop/find-ticket.tsx')).FindTicket })),
  },
  {
    id: 'diagnostics',
    path: '/diagnostics',
    view: lazy(async () => ({ default: (await import('../diagnostics/diagnostics-screen.tsx')).DiagnosticsScreen })),
  },
  {
    id: 'sync',
    path: '/sync',
    view: lazy(async () => ({ default: (await import('../sync/sync-panel.tsx')).SyncPanel })),
  },
  {
    id: 'settings',
    path: '/settings',
    view: lazy(async () => ({ default: (await import('../settings/settings-screen.tsx')).SettingsScreen })),
    rail: { icon: IconSettings, title: 'screen.settings', to: routes.settings(), goKey: 's', place: 'foot' },
  },
];
