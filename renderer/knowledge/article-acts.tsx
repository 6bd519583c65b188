import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Article } from '#domain/knowledge/article.record.ts';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../look/key-caps.tsx';
import type { ArticleAct } from './use-article-acts.ts';
import { actIcons, actKeys, actsOn } from './use-article-acts.ts';

interface ArticleActsProps {
  readonly article: Article;
  readonly isOverdue: boolean;
  readonly onAct: (act: ArticleAct) => void;
}

/** The likely next step as a button; a menu has them all. */
export function ArticleActs({ article, isOverdue, onAct }: ArticleActsProps) {
  const { t } = useTranslation('knowledge');
  const acts = actsOn(article);
  const [next] = acts;
  const isPressing = article.state === 'draft' || isOverdue;
  return (
    <>
      {next !== undefined && isPressing && <ActButton act={next} onAct={onAct} />}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Tooltip label={t('action.more')}>
            <ActionIcon aria-label={t('action.more')}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map((act) => {
            const Picture = actIcons[act];
            return (
              <Menu.Item
                key={act}
                leftSection={<Picture size={16} stroke={1.75} aria-hidden="true" />}
                rightSection={<KeyCaps keys={actKeys[act]} />}
                onClick={() => onAct(act)}
              >
                {t(`action.${act}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function ActButton({ act, onAct }: Pick<ArticleActsProps, 'onAct'> & { readonly act: ArticleAct }) {
  const { t } = useTranslation('knowledge');
  const Picture = actIcons[act];
  return (
    <Button variant="filled" leftSection={<Picture size={15} stroke={1.75} />} onClick={() => onAct(act)}>
      {t(`action.${act}`)}
    </Button>
  );
}
