import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionRegistry } from '../app/actions/use-actions.ts';
import { toast } from '../look/toast.tsx';
import { useDesktop } from './desktop-context.ts';

/** Does what the application menu asks for, by the actions that are offered at this moment; says so when there is none. */
export function usePageActs(): void {
  const { t } = useTranslation('desktop');
  const desktop = useDesktop();
  const registry = useActionRegistry();
  useEffect(() => {
    if (desktop === null) return undefined;
    return desktop.hear('page.act', ({ act }) => {
      const action = registry.list().find(({ id }) => id === act);
      if (action === undefined) toast({ message: t('menu.notHere') });
      else if (action.unavailable === undefined) action.run();
      else toast({ message: action.unavailable });
    });
  }, [desktop, registry, t]);
}
