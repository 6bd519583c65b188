import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationTool } from './annotating.rules.ts';
import { StepText } from './step-text.tsx';
import type { Annotating } from './use-annotating.ts';
import { useDrawing } from './use-drawing.ts';
import { useMarksDrawn } from './use-marks-drawn.ts';
import styles from './annotate-layer.module.css';

interface AnnotateLayerProps {
  readonly annotating: Annotating;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Of the monitor that is shown, in its own pixels: lines are as thick here as they are there. */
  readonly monitorWidth: number;
}

/** What the agent draws, over the picture. With a tool in hand it takes the pointer and the keys; else it is only looked at. */
export function AnnotateLayer(props: AnnotateLayerProps) {
  const { tool } = props.annotating;
  if (tool === null) return <Marks {...props} draft={null} cursor={null} />;
  // Another tool begins anew.
  return <ToolInHand key={tool} {...props} tool={tool} />;
}

function ToolInHand({ tool, ...props }: AnnotateLayerProps & { readonly tool: AnnotationTool }) {
  const { t } = useTranslation('screen');
  const { annotating, video } = props;
  const layer = useRef<HTMLButtonElement>(null);
  const { draft, cursor, step, endStep, ...handlers } = useDrawing(tool, annotating, video);
  const isWriting = step !== null;
  useEffect(() => {
    if (!isWriting) layer.current?.focus({ preventScroll: true });
  }, [isWriting]);
  return (
    <>
      <Marks {...props} draft={draft} cursor={cursor} />
      <button
        ref={layer}
        type="button"
        className={styles.layer}
        data-tool={tool}
        aria-label={t(`annotate.surface.${tool}`)}
        {...handlers}
      />
      {step !== null && (
        <StepText
          number={step.number}
          style={step.style}
          onPut={(text) => {
            annotating.put({ kind: 'step', at: step.at, number: step.number, text });
            endStep();
          }}
          onCancel={endStep}
        />
      )}
    </>
  );
}

interface MarksProps extends AnnotateLayerProps {
  readonly draft: AnnotationMark | null;
  readonly cursor: Point | null;
}

function Marks(props: MarksProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useMarksDrawn({ ...props, canvas });
  return <canvas ref={canvas} className={styles.marks} aria-hidden="true" />;
}
