import { IconDeviceDesktop, IconNetwork } from '@tabler/icons-react';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { useTranslation } from 'react-i18next';
import { FactBlock, FactLine } from './fact-block.tsx';
import { joinMaker } from './inventory-parts.ts';
import styles from './device-facts.module.css';

type Card = NonNullable<Inventory['network']>[number];

/** Network cards, what is connected first. Networks that programs put up for themselves are folded away. */
export function NetworkFacts({ network }: { readonly network: readonly Card[] }) {
  const { t } = useTranslation('inventory');
  const ordered = network.toSorted((a, b) => Number(b.isUp) - Number(a.isUp));
  const real = ordered.filter(({ isVirtual }) => !isVirtual);
  const virtual = ordered.filter(({ isVirtual }) => isVirtual);
  return (
    <FactBlock icon={IconNetwork} title={t('section.network')}>
      <Cards cards={real} />
      {virtual.length > 0 && (
        <details className={styles.more}>
          <summary>{t('summary.otherNetworks', { count: virtual.length })}</summary>
          <Cards cards={virtual} />
        </details>
      )}
    </FactBlock>
  );
}

function Cards({ cards }: { readonly cards: readonly Card[] }) {
  const { t } = useTranslation('inventory');
  return (
    <ul className={styles.lines}>
      {cards.map((card, place) => (
        <FactLine
          key={`${card.name} ${card.macAddress} ${String(place)}`}
          name={card.name}
          facts={[t(card.isUp ? 'summary.up' : 'summary.down'), card.ipv4, card.ipv6, card.macAddress]}
        />
      ))}
    </ul>
  );
}

/** What draws, and the displays it draws on. */
export function GraphicsFacts({ graphics }: { readonly graphics: NonNullable<Inventory['graphics']> }) {
  const { t } = useTranslation('inventory');
  const { controllers, displays } = graphics;
  return (
    <FactBlock icon={IconDeviceDesktop} title={t('section.graphics')}>
      <ul className={styles.lines}>
        {controllers.map(({ vendor, model }, place) => (
          <FactLine key={`${vendor} ${model} ${String(place)}`} name={joinMaker(vendor, model)} facts={[]} />
        ))}
        {displays.map((display, place) => (
          <FactLine
            key={`${display.model} ${String(place)}`}
            name={joinMaker(display.vendor, display.model) || t('part.display')}
            facts={[t('summary.resolution', { width: display.widthPx, height: display.heightPx })]}
          />
        ))}
      </ul>
    </FactBlock>
  );
}
