import { Button, Textarea } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '#domain/kernel/result.ts';
import { useHelper } from '../app/helper.ts';
import { refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChosenFact, ChosenFacts } from './computer-facts.rules.ts';
import styles from './computer-facts.module.css';

interface ComputerFactsProps {
  readonly facts: ChosenFacts;
  readonly onChange: (facts: ChosenFacts) => void;
}

/** Facts that help to find the cause: fetched when asked for, shown as they are sent, each to be left out. */
export function ComputerFacts({ facts, onChange }: ComputerFactsProps) {
  const { say, language } = useWords();
  const { ask } = useHelper();
  const [isReading, setIsReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function read(): Promise<void> {
    setIsReading(true);
    try {
      const parts = await ask('diagnostics.read', { language });
      onChange(parts.map((part) => ({ ...part, isSent: true })));
      setRefusal(null);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsReading(false);
    }
  }

  return (
    <section className={styles.section} aria-labelledby="computer-facts">
      <h2 id="computer-facts">{say('report.facts')}</h2>
      <p className={styles.lead}>{say(facts.length === 0 ? 'report.facts.lead' : 'report.facts.sent')}</p>
      {facts.length === 0 && (
        <Button
          variant="default"
          loading={isReading}
          onClick={() => void read()}
          leftSection={<IconClipboardList size={20} stroke={1.75} aria-hidden="true" />}
        >
          {say('report.facts.show')}
        </Button>
      )}
      {facts.map((fact) => (
        <Fact
          key={fact.id}
          fact={fact}
          onToggle={() => onChange(facts.map((one) => (one === fact ? { ...one, isSent: !one.isSent } : one)))}
        />
      ))}
      {facts.length > 0 && (
        <Button variant="subtle" onClick={() => onChange([])}>
          {say('report.facts.drop')}
        </Button>
      )}
      <RefusalNote refusal={refusal} />
    </section>
  );
}

function Fact({ fact: { id, text, isSent }, onToggle }: { readonly fact: ChosenFact; readonly onToggle: () => void }) {
  const { say } = useWords();
  const name = say(`report.facts.${id}`);
  return (
    <div className={styles.fact} data-sent={isSent}>
      {isSent ? (
        <Textarea
          label={name}
          readOnly
          autosize
          minRows={1}
          maxRows={9}
          value={text}
          classNames={{ input: styles.text }}
        />
      ) : (
        <p>
          <span className={styles.name}>{name}</span> {say('report.facts.out')}
        </p>
      )}
      <Button
        size="compact-md"
        variant="default"
        className={styles.toggle}
        aria-label={say(isSent ? 'report.facts.remove.of' : 'report.facts.add.of', { part: name })}
        onClick={onToggle}
      >
        {say(isSent ? 'report.facts.remove' : 'report.facts.add')}
      </Button>
    </div>
  );
}
