import type { ReactNode } from 'react';
import { useDesktop } from './desktop-context.ts';

/** Leads to the portal: beside this page in a browser, in the system's browser on the desktop. */
export function PortalLink({ children }: { readonly children: ReactNode }) {
  const desktop = useDesktop();
  const hub = desktop?.state.hub ?? null;
  return (
    <a
      href="/portal/"
      onClick={(event) => {
        if (desktop === null || hub === null) return;
        event.preventDefault();
        void desktop.ask('link.open', { address: `${hub}/portal/` });
      }}
    >
      {children}
    </a>
  );
}
