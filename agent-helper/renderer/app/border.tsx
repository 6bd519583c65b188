import { Fault } from '#contracts/fault.ts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Actions, Page, PageHead } from '../../../portal/look/page.tsx';
import { useWords } from '../words/use-words.ts';

/** Stands where a page broke: says whose fault it is, what was kept and what to do. */
function BrokenPage({ code }: { readonly code: string }) {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('broken.title')} lead={say('broken.text')} />
      <p>{say('broken.code', { code })}</p>
      <Actions>
        <Button onClick={() => location.reload()}>{say('broken.reload')}</Button>
      </Actions>
    </Page>
  );
}

interface BorderState {
  readonly code: string | null;
}

/** The border at which what should have worked and did not is caught. */
export class Border extends Component<{ readonly children: ReactNode }, BorderState> {
  override readonly state: BorderState = { code: null };

  static getDerivedStateFromError(error: unknown): BorderState {
    return { code: error instanceof Fault ? error.code : 'helper.fault' };
  }

  override render(): ReactNode {
    return this.state.code === null ? this.props.children : <BrokenPage code={this.state.code} />;
  }
}
