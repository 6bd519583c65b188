import { useCallbackRef } from '@mantine/hooks';
import { IconArchive, IconChecks, IconPencil, IconSend2 } from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { nextReviewAtMs } from '#domain/knowledge/article.rules.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { toast } from '../look/toast.tsx';
import { commandArticle } from './knowledge-repository.ts';

export const articleActs = ['publish', 'review', 'withdraw', 'retire'] as const;
export type ArticleAct = (typeof articleActs)[number];

/** Which acts an article allows now. */
export function actsOn({ state }: Pick<Article, 'state'>): readonly ArticleAct[] {
  switch (state) {
    case 'draft':
      return ['publish', 'retire'];
    case 'published':
      return ['review', 'withdraw', 'retire'];
    case 'retired':
      return ['publish'];
    default:
      return assertNever(state);
  }
}

export const actKeys = { publish: 'shift+p', review: 'r', withdraw: 'w', retire: 'shift+r' } as const;
export const actIcons = { publish: IconSend2, review: IconChecks, withdraw: IconPencil, retire: IconArchive } as const;

interface ArticleWays {
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** The ways to act on one article, by button and by key; what can be taken back offers it. */
export function useArticleActs(article: Article, { onEdit, onClose }: ArticleWays) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, state } = article;

  async function issue(name: ArticleAct): Promise<boolean> {
    const outcome =
      name === 'review'
        ? await commandArticle(desk, id, 'article.review', { reviewDueAtMs: nextReviewAtMs(desk.nowMs()) })
        : await commandArticle(desk, id, `article.${name}`, {});
    setRefusal(outcome.ok ? null : outcome.refusal);
    return outcome.ok;
  }

  async function act(name: ArticleAct): Promise<void> {
    if (!(await issue(name))) return;
    const back = wayBack(name, state);
    const undo = back === null ? undefined : { label: t('action.undo'), run: () => void issue(back) };
    toast({ message: t(`done.${name}`), ...(undo === undefined ? {} : { undo }) });
  }

  const [edit, close, doAct] = [useCallbackRef(onEdit), useCallbackRef(onClose), useCallbackRef(act)];
  const actions = useMemo(
    () => [
      ...(state === 'retired'
        ? []
        : [{ id: 'article.edit', title: t('action.edit'), icon: IconPencil, keys: ['e'], run: edit }]),
      ...actsOn({ state }).map((name) => ({
        id: `article.${name}`,
        title: t(`action.${name}`),
        icon: actIcons[name],
        keys: [actKeys[name]],
        run: () => void doAct(name),
      })),
      { id: 'article.close', title: t('action.close'), keys: ['escape'], run: close },
    ],
    [t, state, edit, close, doAct],
  );
  useActions('screen', actions);
  return { act: (name: ArticleAct) => void act(name), refusal };
}

/** What takes an act back; `null` for one that cannot be. */
function wayBack(name: ArticleAct, before: Article['state']): ArticleAct | null {
  if (name === 'publish') return before === 'retired' ? 'retire' : 'withdraw';
  if (name === 'withdraw') return 'publish';
  // Of a draft there is no way back but to publish it, which is more than it was.
  return name === 'retire' && before === 'published' ? 'publish' : null;
}
