import { Button } from '@mantine/core';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { PersonId, SiteId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PersonChoice } from '../workforce/person-choice.tsx';
import { SiteField } from '../workforce/site-field.tsx';
import { useHomeSite } from '../workforce/use-home-site.ts';
import { EnrolmentCode } from './enrolment-code.tsx';
import styles from './device-dialog.module.css';

/** A code that was given out, and for whom. */
interface EnrolmentOffer extends HubOutput<'enrolment.offer'> {
  readonly place: Place;
}

interface Place {
  readonly person: PersonId | null;
  readonly site: SiteId | null;
}

/** Brings a computer to the desk: the hub gives a short code, the helper on the computer takes it. */
export function AddDevice({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const [offer, setOffer] = useState<EnrolmentOffer | null>(null);
  return (
    <Dialog onClose={onClose} widthPx={480} title={t('add.title')}>
      {offer === null ? (
        <AskForCode onOffer={setOffer} />
      ) : (
        <EnrolmentCode offer={offer} person={offer.place.person} onAgain={() => setOffer(null)} onClose={onClose} />
      )}
    </Dialog>
  );
}

function AskForCode({ onOffer }: { readonly onOffer: (offer: EnrolmentOffer) => void }) {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const homeSite = useHomeSite();
  const isOffline = useDeskStatus().link === 'offline';
  const [place, setPlace] = useState<Place>({
    person: null,
    site: homeSite,
  });
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsAsking(true);
    const offered = await desk.askHub('enrolment.offer', place);
    setIsAsking(false);
    if (offered.ok) onOffer({ ...offered.value, place });
    else setRefusal(offered.refusal);
  }

  return (
    <form className={styles.dialog} onSubmit={(event) => void ask(event)}>
      <p className={styles.hint}>{t('add.intro')}</p>
      <PersonChoice
        label={t('add.person')}
        description={t('add.personHint')}
        isFocusedFirst
        value={place.person}
        onChoose={(match) => setPlace({ person: match?.person.id ?? null, site: match?.person.site ?? place.site })}
      />
      <SiteField value={place.site} onChoose={(site) => setPlace({ ...place, site })} />
      {isOffline && <p className={styles.hint}>{t('add.needsHub')}</p>}
      <RefusalNote refusal={refusal} />
      <div className={styles.actions}>
        <Button size="sm" variant="filled" type="submit" disabled={isOffline} loading={isAsking}>
          {t('add.submit')}
        </Button>
      </div>
    </form>
  );
}
