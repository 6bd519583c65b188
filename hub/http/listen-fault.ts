import { Fault } from '#contracts/fault.ts';
import type { Settings } from '../settings.ts';

/** Why the hub cannot listen, in a sentence that says what to do. */
export function asListenFault(cause: unknown, { host, port }: Pick<Settings, 'host' | 'port'>): Fault {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const { code, sentence } = faultByReason(host, port)[reason] ?? {
    code: 'hub.cannot-listen',
    sentence: `Deskbell cannot listen on port ${port} of ${host} (${reason}).`,
  };
  return new Fault(code, sentence, { cause, details: { host, port } });
}

function faultByReason(
  host: string,
  port: number,
): Readonly<Record<string, { readonly code: string; readonly sentence: string }>> {
  const hostUnknown = {
    code: 'hub.host-unknown',
    sentence: `${host} is not an address of this machine; set DESKBELL_HOST to one that is.`,
  };
  return {
    EADDRINUSE: {
      code: 'hub.port-in-use',
      sentence: `Port ${port} on ${host} is in use by another program; stop that program or set DESKBELL_PORT to another port.`,
    },
    EACCES: {
      code: 'hub.port-forbidden',
      sentence: `This user may not listen on port ${port}; set DESKBELL_PORT to one from 1024 up.`,
    },
    EADDRNOTAVAIL: hostUnknown,
    ENOTFOUND: hostUnknown,
  };
}
