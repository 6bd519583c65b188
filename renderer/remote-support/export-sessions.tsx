import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useSaveBlob } from '../attachment/use-outside.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { askForAudit } from './support-repository.ts';

type Format = 'csv' | 'json';

interface ExportSessionsProps {
  /** Which sessions the file is to hold. */
  readonly filter: SessionFilter;
  /** Of the file, without its ending. */
  readonly name: string;
}

/** Saves all that is known of the sessions that fit: as a table, or as JSON; `session verify` reads both (W13). */
export function ExportSessions({ filter, name }: ExportSessionsProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const save = useSaveBlob();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function exportAs(format: Format): Promise<void> {
    setIsBusy(true);
    const file = await fileOf(desk, filter, format);
    setRefusal(file.ok ? await save(`${name}.${format}`, file.value) : file.refusal);
    setIsBusy(false);
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button loading={isBusy} leftSection={<IconDownload size={15} stroke={1.75} />}>
            {t('audit.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void exportAs('csv')}>{t('audit.csv')}</Menu.Item>
          <Menu.Item onClick={() => void exportAs('json')}>{t('audit.json')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RefusalNote refusal={refusal} />
    </>
  );
}

/** Part by part, as the hub tells it: the browser keeps what has come, and nothing of it is read here. */
async function fileOf(desk: Desk, filter: SessionFilter, format: Format): Promise<Result<Blob>> {
  const parts: Blob[] = [];
  let after: SupportSessionId | null = null;
  do {
    const part: Awaited<ReturnType<typeof askForAudit>> = await askForAudit(desk, { format, filter, after });
    if (!part.ok) return part;
    parts.push(new Blob([part.value.text]));
    after = part.value.next;
  } while (after !== null);
  return ok(new Blob(parts));
}
