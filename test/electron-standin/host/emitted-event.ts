/** The first argument of Electron's events: a listener may prevent what would follow. */
export interface EmittedEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function emittedEvent<Details extends object>(details: Details = {} as Details): EmittedEvent & Details {
  let isPrevented = false;
  const event = {
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as EmittedEvent & Details;
}
