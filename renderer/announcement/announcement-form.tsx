import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { Announcement } from '#domain/announcement/announcement.record.ts';
import { announcementKinds } from '#domain/announcement/announcement.record.ts';
import { siteId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { toast } from '../look/toast.tsx';
import type { AnnouncementFields, FieldRefusal } from './announcement-form.rules.ts';
import { emptyFields, fieldsOf, readFields } from './announcement-form.rules.ts';
import { publishAnnouncement, reviseAnnouncement } from './announcement-repository.ts';
import styles from './announcement-form.module.css';

interface AnnouncementFormProps {
  /** `null` announces something new. */
  readonly announcement: Announcement | null;
  readonly onClose: () => void;
}

/** Says something to everyone, or says it differently. It reaches portal and helpers at once. */
export function AnnouncementForm({ announcement, onClose }: AnnouncementFormProps) {
  const { t } = useTranslation('announcement');
  const desk = useDesk();
  const [fields, setFields] = useState(() =>
    announcement === null ? emptyFields(desk.nowMs()) : fieldsOf(announcement),
  );
  const [wrong, setWrong] = useState<FieldRefusal | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = readFields(fields);
    if (!read.ok) return setWrong(read.refusal);
    const saved =
      announcement === null
        ? await publishAnnouncement(desk, read.value)
        : await reviseAnnouncement(desk, announcement.id, read.value);
    if (!saved.ok) return setRefusal(saved.refusal);
    toast({ message: t(announcement === null ? 'done.publish' : 'done.revise') });
    onClose();
  }
  function change(wanted: Partial<AnnouncementFields>): void {
    setFields({ ...fields, ...wanted });
    setWrong(null);
    setRefusal(null);
  }

  return (
    <Dialog title={t(announcement === null ? 'form.newTitle' : 'form.editTitle')} widthPx={620} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Fields fields={fields} wrong={wrong?.code ?? null} onChange={change} />
        <p className={styles.hint}>{t('form.readers')}</p>
        <RefusalNote refusal={refusal} />
        <div className={styles.actions}>
          <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button size="sm" variant="filled" type="submit">
            {t(announcement === null ? 'form.publish' : 'form.revise')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly fields: AnnouncementFields;
  readonly wrong: FieldRefusal['code'] | null;
  readonly onChange: (wanted: Partial<AnnouncementFields>) => void;
}

function Fields({ fields, wrong, onChange }: FieldsProps) {
  const { t } = useTranslation('announcement');
  const sites = [...useDirectory().sites.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <SegmentedControl
        aria-label={t('form.kind')}
        size="sm"
        value={fields.kind}
        data={announcementKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind: announcementKinds.find((known) => known === kind) ?? 'information' })}
      />
      <TextInput
        label={t('form.title')}
        description={t('form.titleHint')}
        value={fields.title}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        error={wrong === 'title' && t('form.invalid.title')}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <Textarea
        label={t('form.text')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4_000}
        value={fields.text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <div className={styles.row}>
        <TextInput
          type="datetime-local"
          label={t('form.startsAt')}
          value={fields.startsAt}
          error={wrong === 'startsAt' && t('form.invalid.startsAt')}
          onChange={({ currentTarget }) => onChange({ startsAt: currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('form.endsAt')}
          description={t('form.endsAtHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={fields.endsAt}
          error={wrong === 'endsAt' && t('form.invalid.endsAt')}
          onChange={({ currentTarget }) => onChange({ endsAt: currentTarget.value })}
        />
      </div>
      <NativeSelect
        label={t('form.site')}
        value={fields.site ?? ''}
        data={[{ value: '', label: t('everywhere') }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) => onChange({ site: value === '' ? null : siteId.parse(value) })}
      />
    </>
  );
}
