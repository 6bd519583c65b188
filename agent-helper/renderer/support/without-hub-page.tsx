import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { LanOffer } from '#contracts/lan-session/lan-offer.ts';
import { useEffect } from 'react';
import { Link, Redirect } from 'wouter';
import { Note } from '../../../portal/look/note.tsx';
import { Actions, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { CodeToRead } from '../../../portal/look/who-helps.tsx';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './help.module.css';
import type { HelpActs } from './use-help-acts.ts';
import { useHelpActs } from './use-help-acts.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Help where no hub is: an address and digits to read out, good while this page is open (S10). */
export function WithoutHubPage() {
  const { say } = useWords();
  const { help, lan } = useEnrolled();
  const acts = useHelpActs();
  useWithdrawn();
  if (help?.state === 'joined' || help?.state === 'asked') return <Redirect to={routes.help} />;
  return (
    <Page>
      <PageHead title={say('lan.title')} />
      {lan?.offer == null ? <Before acts={acts} /> : <Offered offer={lan.offer} acts={acts} />}
      <RefusalNote refusal={acts.refusal} />
    </Page>
  );
}

/** Nobody is listened for once the person has gone on to something else. */
function useWithdrawn(): void {
  const { ask } = useHelper();
  useEffect(() => () => void ask('lan.withdraw', {}), [ask]);
}

function Before({ acts }: { readonly acts: HelpActs }) {
  const { say } = useWords();
  const { lan } = useEnrolled();
  const trouble = lan?.trouble ?? null;
  return (
    <>
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {say(`lan.trouble.${trouble}`)}
        </p>
      )}
      <p>{say('lan.lead')}</p>
      <Note icon={IconEyeOff}>{say('help.wont')}</Note>
      <Actions>
        <Button loading={acts.isAsking} onClick={() => void acts.offerOverLan()}>
          {say('lan.get')}
        </Button>
        <Button variant="default" component={Link} href={routes.help}>
          {say('lan.back')}
        </Button>
      </Actions>
    </>
  );
}

function Offered({ offer, acts }: { readonly offer: LanOffer; readonly acts: HelpActs }) {
  const { say } = useWords();
  const seconds = useSecondsLeft(offer.goodUntilMs);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <Card>
        {offer.isFound ? (
          <p className={styles.read}>
            <output>{say('lan.found')}</output>
          </p>
        ) : (
          <>
            <p className={styles.read}>{say('lan.read')}</p>
            <div className={styles.part}>
              <p className={styles.faint}>{say(offer.addresses.length === 1 ? 'lan.address' : 'lan.addresses')}</p>
              {offer.addresses.map((address) => (
                <output key={address} className={styles.address}>
                  {address}
                </output>
              ))}
            </div>
            <div className={styles.part}>
              <p className={styles.faint}>{say('lan.code')}</p>
              <CodeToRead code={offer.code} />
            </div>
            <p className={styles.left}>{say('help.left', { time })}</p>
          </>
        )}
      </Card>
      <Note icon={IconEyeOff}>{say('help.wont')}</Note>
      <Actions>
        <Button variant="default" onClick={() => void acts.withdrawFromLan()}>
          {say('help.cancel')}
        </Button>
      </Actions>
    </>
  );
}
