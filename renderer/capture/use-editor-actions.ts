import type { Dispatch, SetStateAction } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import type { Zoom } from '../attachment/zoom.rules.ts';
import { fitOf, zoomed } from '../attachment/zoom.rules.ts';
import type { Capture, MarkKind, Size } from './capture.rules.ts';
import { selectingNext, withMark, withoutSelected } from './capture.rules.ts';

interface EditorActionsOptions {
  readonly frame: Size;
  readonly setCapture: Dispatch<SetStateAction<Capture>>;
  readonly setZoom: Dispatch<SetStateAction<Zoom>>;
  readonly attach: () => void;
  readonly retake: () => void;
}

const markKeys: Readonly<Record<MarkKind, string>> = { 'black-out': 'b', box: 'x', arrow: 'a', step: 'n' };

/** Letters go into the line of text where one types them. */
function isNotTyping(): boolean {
  return !(document.activeElement instanceof HTMLTextAreaElement);
}

/** What the keyboard does in the editor beside moving: marks, zoom, another picture, and off to the ticket. */
export function useEditorActions({ frame, setCapture, setZoom, attach, retake }: EditorActionsOptions): void {
  const { t } = useTranslation('attachment');
  // Offered once; what is attached follows what was chosen since.
  const latest = useRef(attach);
  useEffect(() => {
    latest.current = attach;
  });
  const actions = useMemo((): readonly Action[] => {
    const key = (id: string, title: string, keys: readonly string[], run: () => void): Action => ({
      id: `capture.${id}`,
      title,
      keys,
      run,
      // The editor is a dialog, and in a dialog keys are taken for typing.
      worksWhileTyping: true,
      listensTo: isNotTyping,
    });
    const step = (direction: 1 | -1) => setZoom((before) => zoomed(before, direction, fitOf(frame, window)));
    const marks = Object.entries(markKeys).map(([kind, letter]) => {
      // `Object.entries` widens the keys; they are those of the table.
      const mark = kind as MarkKind;
      return key(mark, t(`capture.tool.${mark}`), [letter], () => setCapture((before) => withMark(before, mark)));
    });
    return [
      ...marks,
      key('next', t('capture.next'), ['m'], () => setCapture(selectingNext)),
      key('remove', t('capture.removeMark'), ['delete', 'backspace'], () => setCapture(withoutSelected)),
      key('in', t('viewer.in'), ['+', '='], () => step(1)),
      key('out', t('viewer.out'), ['-'], () => step(-1)),
      key('fit', t('viewer.fit'), ['0'], () => setZoom('fit')),
      key('retake', t('capture.retake'), ['r'], retake),
      {
        id: 'capture.attach',
        title: t('capture.attach'),
        keys: ['mod+enter'],
        worksWhileTyping: true,
        run: () => latest.current(),
      },
    ];
  }, [t, frame, setCapture, setZoom, retake]);
  useActions('part', actions);
}
