import type { Icon } from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { ComponentType, LazyExoticComponent } from 'react';

/** One screen of the console. A line in `screens` gives it its address, its place in the rail and its `G` shortcut. */
export interface Screen {
  readonly id: string;
  /** Addresses it answers to, as a wouter pattern. */
  readonly path: string;
  readonly view: LazyExoticComponent<ComponentType>;
  /** Absent for screens that are only reached from others. */
  readonly rail?: {
    readonly icon: Icon;
    readonly title: ParseKeys;
    readonly to: string;
    /** The key after `G`. */
    readonly goKey: string;
    /** `desk` stands at the top of the rail, `foot` at its bottom. */
    readonly place: 'desk' | 'foot';
  };
}

/** The contents page of the console. Each screen is loaded when it is first opened. */
export const screens: readonly Screen[] = [];
