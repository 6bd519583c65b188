export interface KeyFieldPorts {
  /** The field is laid into it, invisible. */
  readonly surface: HTMLElement;
  /** What a screen reader calls it. */
  readonly label: string;
  /** What accents, an input method or a keyboard on the screen have made: no key says so. */
  readonly onText: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What has the focus while keys go to the other computer. */
export interface KeyField {
  readonly element: HTMLTextAreaElement;
  /** Without it accents are keys like any other, and nothing is composed of them. */
  readonly compose: (isWanted: boolean) => void;
}

/**
 * A text field that nobody sees: browsers compose letters of accents, and open input methods, in such a field only. It is
 * always empty; what was composed goes on at once. Goes with `signal`.
 */
export function layKeyField({ surface, label, onText, signal }: KeyFieldPorts): KeyField {
  const element = surface.ownerDocument.createElement('textarea');
  element.ariaLabel = label;
  element.autocomplete = 'off';
  element.autocapitalize = 'off';
  element.spellcheck = false;
  // Where the agent looks, so that an input method opens its window there.
  Object.assign(element.style, {
    position: 'absolute',
    insetInlineStart: '50%',
    insetBlockStart: '50%',
    inlineSize: '1px',
    blockSize: '1px',
    padding: '0',
    border: '0',
    opacity: '0',
    resize: 'none',
    pointerEvents: 'none',
  });
  surface.append(element);
  signal.addEventListener('abort', () => element.remove());

  function passOn(text: string): void {
    element.value = '';
    if (text !== '') onText(text);
  }

  element.addEventListener('compositionend', ({ data }) => passOn(data), { signal });
  element.addEventListener(
    'input',
    (event) => {
      if (!event.isComposing) passOn(element.value);
    },
    { signal },
  );
  return { element, compose: (isWanted) => (element.readOnly = !isWanted) };
}
