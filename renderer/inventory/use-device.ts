import type { Device } from '#domain/inventory/device.record.ts';
import { useMemo } from 'react';
import { of } from 'rxjs';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchDevice } from './inventory-repository.ts';

/** A device as this copy of the desk has it, live; `null` when it has none or none is meant, `undefined` before it was read. */
export function useDevice(id: Device['id'] | null): Device | null | undefined {
  const desk = useDesk();
  return useLive(useMemo(() => (id === null ? of(null) : watchDevice(desk, id)), [desk, id]));
}
