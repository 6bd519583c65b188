import { Button, Code } from '@mantine/core';
import { IconHeartBroken } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Fault } from '#contracts/fault.ts';
import { EmptyState } from '../look/empty-state.tsx';

/** Keeps the rest of the desk standing when one screen breaks. Going to another address mends it. */
export function ErrorBorder({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  return <Border key={location.split('/')[1]}>{children}</Border>;
}

class Border extends Component<{ readonly children: ReactNode }, { readonly cause: unknown }> {
  override state = { cause: undefined };

  static getDerivedStateFromError(cause: unknown) {
    return { cause };
  }

  override render() {
    return this.state.cause === undefined ? this.props.children : <BrokenScreen cause={this.state.cause} />;
  }
}

function BrokenScreen({ cause }: { readonly cause: unknown }) {
  const { t } = useTranslation();
  const code = cause instanceof Fault ? cause.code : 'console.broken';
  return (
    <EmptyState icon={IconHeartBroken} title={t('broken.title')} hint={t('broken.hint')}>
      <Code>{code}</Code>
      <Button onClick={() => window.location.reload()}>{t('broken.again')}</Button>
    </EmptyState>
  );
}
