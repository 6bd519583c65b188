import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Fault } from '#contracts/fault.ts';
import type { Settings } from '../settings.ts';

/** Begins to take requests. Returns the port. Throws a `Fault` that says what to do when the hub cannot listen there. */
export async function listen(server: FastifyInstance, settings: Pick<Settings, 'host' | 'port'>): Promise<number> {
  const { host, port } = settings;
  await server.listen({ host, port }).catch((error: unknown) => {
    throw asFault(error, settings);
  });
  // It listens on a port and not on a pipe, so its address is of this form.
  return (server.server.address() as AddressInfo).port;
}

function asFault(cause: unknown, { host, port }: Pick<Settings, 'host' | 'port'>): Fault {
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
