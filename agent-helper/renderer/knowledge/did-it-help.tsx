import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import styles from '../../../portal/knowledge/did-it-help.module.css';
import { Actions } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';

type Article = NonNullable<IpcOutput<HelperIpc, 'knowledge.article'>>['article'];

/** One word about an article, for those who come after. */
export function DidItHelp({ article }: { readonly article: Pick<Article, 'id' | 'didHelp'> }) {
  const { say } = useWords();
  const { ask } = useHelper();
  const [didHelp, setDidHelp] = useState(article.didHelp);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  async function vote(helped: boolean): Promise<void> {
    try {
      const answer = await ask('knowledge.vote', { article: article.id, didHelp: helped });
      if (!answer.ok) return setRefusal(refusalIn(answer.refusal));
      setRefusal(null);
      setDidHelp(helped);
      // The button that was pressed is gone: the focus goes where the answer is.
      title.current?.focus();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    return undefined;
  }

  const heading = didHelp === null ? 'article.question' : didHelp ? 'article.helped' : 'article.did-not-help';
  return (
    <section className={styles.section} aria-labelledby="did-it-help">
      <h2 id="did-it-help" ref={title} tabIndex={-1} className={styles.heading}>
        {say(heading)}
      </h2>
      {didHelp === null && (
        <Actions>
          <Button
            variant="default"
            leftSection={<IconCheck size={20} stroke={2} aria-hidden="true" />}
            onClick={() => void vote(true)}
          >
            {say('article.yes')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconX size={20} stroke={2} aria-hidden="true" />}
            onClick={() => void vote(false)}
          >
            {say('article.no')}
          </Button>
        </Actions>
      )}
      <RefusalNote refusal={refusal} />
    </section>
  );
}
