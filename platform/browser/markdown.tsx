import type { ReactNode } from 'react';
import type { Components } from 'react-markdown';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { isTooDense, withShallowNesting } from './markdown-limits.ts';
import styles from './markdown.module.css';

interface MarkdownProps {
  readonly text: string;
  /** The level of its highest headings, below the title of the page it stands on; the others follow. */
  readonly topHeading?: 2 | 3;
}

/**
 * Markdown that somebody else wrote. It becomes React elements and never HTML: markup in it is left out, pictures are
 * named and not fetched, and links lead to the web or to a mailbox, in a window of their own.
 */
export function Markdown({ text, topHeading = 2 }: MarkdownProps) {
  if (isTooDense(text)) return <p className={styles.plain}>{text}</p>;
  return (
    <div className={styles.markdown}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[headingsFrom, topHeading]]}
        urlTransform={openableAddress}
        components={components}
      >
        {withShallowNesting(text)}
      </ReactMarkdown>
    </div>
  );
}

/** The address as it was written, if it leads to the web or to a mailbox; otherwise none. */
function openableAddress(address: string): string {
  const isOpenable = /^(?:https?|mailto):/i.test(address) && URL.canParse(address);
  return isOpenable ? address : '';
}

/** What is too wide can be moved into sight without a mouse (WCAG 2.1.1), although there is nothing to press on it. */
const reachedByKeyboard = { tabIndex: 0 } as const;

const components: Components = {
  a: ({ href, children }) => <WayOut href={href ?? ''}>{children}</WayOut>,
  img: ({ alt }) => <span className={styles.picture}>{alt}</span>,
  pre: ({ children }) => <pre {...reachedByKeyboard}>{children}</pre>,
  table: ({ children }) => (
    <div className={styles.wide} {...reachedByKeyboard}>
      <table>{children}</table>
    </div>
  ),
  // A box that nobody can tick is a sign, and no control without a name.
  input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
};

function WayOut({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (href === '') return <span>{children}</span>;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** As much as is looked at here of what react-markdown builds its elements from. */
interface TreeNode {
  tagName?: string;
  readonly children?: readonly TreeNode[];
}

/** Moves all headings so that the highest are of level `top`, whatever level their author began with. */
function headingsFrom(top: number) {
  return (tree: TreeNode): void => {
    const headings = headingsIn(tree);
    const highest = Math.min(...headings.map(levelOf));
    for (const heading of headings) heading.tagName = `h${Math.min(6, levelOf(heading) - highest + top)}`;
  };
}

function headingsIn(node: TreeNode): readonly TreeNode[] {
  if (/^h[1-6]$/.test(node.tagName ?? '')) return [node];
  return (node.children ?? []).flatMap(headingsIn);
}

function levelOf({ tagName }: TreeNode): number {
  return Number(tagName?.slice(1));
}
