import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowsSort, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IncidentFilter, SortName } from './incident-filter.ts';
import { groupNames, sortNames } from './incident-filter.ts';

interface IncidentSortMenuProps {
  readonly filter: IncidentFilter;
  readonly defaultSort: SortName;
  readonly onChange: (filter: IncidentFilter) => void;
}

/** How the list is sorted and grouped. Stands in the filter's text as `sort:` and `group:`. */
export function IncidentSortMenu({ filter, defaultSort, onChange }: IncidentSortMenuProps) {
  const { t } = useTranslation('incident');
  const sort = filter.sort ?? defaultSort;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('sort.label')}>
          <ActionIcon aria-label={t('sort.label')}>
            <IconArrowsSort size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sort.title')}</Menu.Label>
        {sortNames.map((name) => (
          <Choice
            key={name}
            title={t(`sort.${name}`)}
            isChosen={sort === name}
            onChoose={() => onChange({ ...filter, sort: name === defaultSort ? null : name })}
          />
        ))}
        <Menu.Divider />
        <Menu.Label>{t('group.title')}</Menu.Label>
        <Choice
          title={t('group.none')}
          isChosen={filter.group === null}
          onChoose={() => onChange({ ...filter, group: null })}
        />
        {groupNames.map((name) => (
          <Choice
            key={name}
            title={t(`group.${name}`)}
            isChosen={filter.group === name}
            onChoose={() => onChange({ ...filter, group: name })}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ title, isChosen, onChoose }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      rightSection={isChosen ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
      onClick={onChoose}
    >
      {title}
    </Menu.Item>
  );
}
