import type { Device } from '#domain/inventory/device.record.ts';
import { useMemo } from 'react';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchDevice } from '../inventory/inventory-repository.ts';

/** A device as this copy of the desk has it, live; `null` when it has none, `undefined` before it was read. */
export function useDevice(id: Device['id']): Device | null | undefined {
  const desk = useDesk();
  return useLive(useMemo(() => watchDevice(desk, id), [desk, id]));
}
