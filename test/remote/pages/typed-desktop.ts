/** A desktop with a page of text, which both ends can draw: so that what arrives can be held against what was there. */
export interface TypedDesktop {
  readonly typed: string;
  /** How far the text above was scrolled, in pixels. */
  readonly scrolledPx: number;
}

export const desktopSize = { width: 1_280, height: 800 } as const;
/** Where the text stands, where it is scrolled, and where what is typed stands. */
export const textPlace = { x: 150, y: 120, width: 560, height: 420 } as const;
const typedPlace = { x: 150, y: 600, width: 900, height: 26 } as const;
const LETTER_PX = 10;
const LINE_PX = 22;

const words = [
  'The printer on ward 3 answers with 0x00000709 since Monday morning.',
  'Restarting the spooler (net stop spooler) helps for about an hour.',
  'Queue \\\\prn-02\\ward3-duplex: 14 jobs waiting, oldest 07:52:31.',
  'Lindqvist and Okafor print the rota from room 3.114, driver v4.2.',
  'Il1| O0Q 8B 5S rn m cl d .,;: "\' `´ -_ {}[]() /\\ @#%&*+=<>?!',
];

/** Of a letter that was typed, by its place. */
export function letterPlace(index: number): { x: number; y: number; width: number; height: number } {
  return { x: typedPlace.x + index * LETTER_PX, y: typedPlace.y, width: LETTER_PX, height: typedPlace.height };
}

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function drawTypedDesktop(pen: Pen, { typed, scrolledPx }: TypedDesktop): void {
  pen.fillStyle = '#3c5a7d';
  pen.fillRect(0, 0, desktopSize.width, desktopSize.height);
  pen.fillStyle = '#ffffff';
  pen.fillRect(120, 80, 980, 600);
  pen.fillStyle = '#e4e8ee';
  pen.fillRect(120, 80, 980, 30);
  pen.fillStyle = '#1d1c1a';
  pen.textBaseline = 'top';
  pen.font = '600 14px sans-serif';
  pen.fillText('Notes - Editor', 136, 87);
  pen.save();
  pen.beginPath();
  pen.rect(textPlace.x, textPlace.y, textPlace.width, textPlace.height);
  pen.clip();
  pen.font = '13px sans-serif';
  const first = Math.floor(scrolledPx / LINE_PX);
  for (let row = 0; row <= textPlace.height / LINE_PX; row += 1) {
    const text = `${first + row + 1}  ${words[(first + row) % words.length]}`;
    pen.fillText(text, textPlace.x, textPlace.y + row * LINE_PX - (scrolledPx % LINE_PX));
  }
  pen.restore();
  pen.font = '16px monospace';
  for (let index = 0; index < typed.length; index += 1)
    pen.fillText(typed.charAt(index), letterPlace(index).x, typedPlace.y + 4);
}
