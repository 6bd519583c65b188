import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowsVertical,
  IconCommand,
  IconHeadset,
  IconKeyboard,
  IconLanguage,
  IconLayoutSidebar,
  IconMoon,
  IconSearch,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Action } from './actions/action.ts';
import { usePreferences } from './desk-context.ts';
import type { PreferenceStore } from './preferences.ts';
import { routes } from './routes.ts';
import { screens } from './screens.ts';

interface Overlays {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  readonly openJoinSupport: () => void;
}

/** What can be done on every screen of the desk. */
export function useDeskActions({ openPalette, openShortcuts, openJoinSupport }: Overlays): readonly Action[] {
  const { t, i18n } = useTranslation();
  const { t: support } = useTranslation('support');
  const [, go] = useLocation();
  const store = usePreferences();
  const { toggleColorScheme } = useMantineColorScheme();
  const isGerman = i18n.language === 'de';
  return useMemo(
    () => [
      {
        id: 'desk.palette',
        title: t('action.palette'),
        keys: ['mod+k'],
        icon: IconCommand,
        worksWhileTyping: true,
        run: openPalette,
      },
      {
        id: 'desk.search',
        title: t('action.search'),
        keys: ['/', 'g f'],
        icon: IconSearch,
        run: () => go(routes.search('')),
      },
      { id: 'desk.shortcuts', title: t('action.shortcuts'), keys: ['?'], icon: IconKeyboard, run: openShortcuts },
      { id: 'desk.help', title: support('join.title'), keys: ['shift+h'], icon: IconHeadset, run: openJoinSupport },
      ...goActions(t, go),
      ...lookActions(t, store, toggleColorScheme, isGerman),
    ],
    [t, support, go, store, toggleColorScheme, isGerman, openPalette, openShortcuts, openJoinSupport],
  );
}

function goActions(t: TFunction, go: (to: string) => void): readonly Action[] {
  return screens.flatMap(({ id, rail }) => {
    if (rail === undefined) return [];
    const screen = t(rail.title);
    const title = rail.directKeys === undefined ? t('action.go', { screen }) : screen;
    const keys = [...(rail.directKeys ?? []), `g ${rail.goKey}`];
    return [{ id: `go.${id}`, title, keys, icon: rail.icon, run: () => go(rail.to) }];
  });
}

function lookActions(
  t: TFunction,
  store: PreferenceStore,
  toggleTheme: () => void,
  isGerman: boolean,
): readonly Action[] {
  return [
    {
      id: 'desk.fold-rail',
      title: t('action.foldRail'),
      keys: ['['],
      icon: IconLayoutSidebar,
      run: () => store.change({ isRailCollapsed: !store.read().isRailCollapsed }),
    },
    { id: 'desk.theme', title: t('action.theme'), icon: IconMoon, run: toggleTheme },
    {
      id: 'desk.density',
      title: t('action.density'),
      icon: IconArrowsVertical,
      run: () => store.change({ density: store.read().density === 'compact' ? 'comfortable' : 'compact' }),
    },
    {
      id: 'desk.language',
      title: t('action.language'),
      icon: IconLanguage,
      run: () => store.change({ language: isGerman ? 'en' : 'de' }),
    },
  ];
}
