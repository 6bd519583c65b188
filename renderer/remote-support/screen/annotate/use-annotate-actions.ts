import { IconArrowBackUp, IconEraser, IconFocus2, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../app/actions/action.ts';
import { useActions } from '../../../app/actions/use-actions.ts';
import { toolPictures } from './annotate-tools.tsx';
import { annotationTools, toolKeys } from './annotating.rules.ts';
import type { Annotating } from './use-annotating.ts';

/** Pointing by keys: one takes the laser, and with a tool in hand single letters change it and Escape puts it away. */
export function useAnnotateActions({ isPossible, tool, marks, choose, undo, clear }: Annotating): void {
  const { t } = useTranslation('screen');
  const hasTool = tool !== null;
  const hasMarks = marks.length > 0;
  const actions = useMemo((): readonly Action[] => {
    if (!isPossible) return [];
    const begin: Action = {
      id: 'screen.annotate',
      title: t('annotate.begin'),
      icon: IconFocus2,
      keys: ['shift+a'],
      run: () => choose('laser'),
    };
    const tools = annotationTools.map((each): Action => {
      const id = `screen.annotate-${each}`;
      return {
        id,
        title: t(`annotate.tool.${each}`),
        icon: toolPictures[each],
        keys: [toolKeys[each]],
        run: () => choose(each),
      };
    });
    const marksActs: readonly Action[] = [
      { id: 'screen.annotate-undo', title: t('annotate.undo'), icon: IconArrowBackUp, keys: ['mod+z'], run: undo },
      { id: 'screen.annotate-clear', title: t('annotate.clear'), icon: IconEraser, keys: ['shift+delete'], run: clear },
    ];
    const end: Action = {
      id: 'screen.annotate-end',
      title: t('annotate.end'),
      icon: IconX,
      keys: ['escape'],
      run: () => choose(null),
    };
    return [...(hasTool ? [...tools, end] : [begin]), ...(hasMarks ? marksActs : [])];
  }, [t, isPossible, hasTool, hasMarks, choose, undo, clear]);
  useActions('part', actions);
}
