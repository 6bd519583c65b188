import {
  IconArrowBackUp,
  IconArrowUpRight,
  IconEraser,
  IconFocus2,
  IconNumber1,
  IconSquare,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Tool } from '../tool.tsx';
import type { AnnotationTool } from './annotating.rules.ts';
import { annotationTools, toolKeys } from './annotating.rules.ts';
import type { Annotating } from './use-annotating.ts';
import styles from './annotate-tools.module.css';

export const toolPictures: Readonly<Record<AnnotationTool, Icon>> = {
  laser: IconFocus2,
  arrow: IconArrowUpRight,
  box: IconSquare,
  step: IconNumber1,
};

interface AnnotateToolsProps {
  readonly annotating: Annotating;
  /** Of whoever sits there. */
  readonly name: string;
}

/** What the agent can point with, without a right to touch anything (V13). */
export function AnnotateTools({ annotating, name }: AnnotateToolsProps) {
  const { t } = useTranslation('screen');
  const { isPossible, barred, tool, marks, choose } = annotating;
  if (barred !== null) return <Tool label={t(`annotate.unavailable.${barred}`)} icon={IconFocus2} onUse={null} />;
  if (!isPossible) return null;
  const hasMarks = marks.length > 0;
  return (
    <fieldset className={styles.tools} aria-label={t('annotate.label')}>
      {annotationTools.map((each) => (
        <Tool
          key={each}
          label={t(`annotate.tool.${each}`)}
          icon={toolPictures[each]}
          keys={tool === null && each === 'laser' ? 'shift+a' : toolKeys[each]}
          isOn={tool === each}
          onUse={() => choose(tool === each ? null : each)}
        />
      ))}
      {hasMarks && (
        <>
          <Tool label={t('annotate.undo')} icon={IconArrowBackUp} keys="mod+z" onUse={annotating.undo} />
          <Tool label={t('annotate.clear')} icon={IconEraser} keys="shift+delete" onUse={annotating.clear} />
        </>
      )}
      {annotating.isHidden && hasMarks && <output className={styles.hidden}>{t('annotate.hidden', { name })}</output>}
    </fieldset>
  );
}
