import type { Selector } from '../../src/model/selector.ts';

/** One edge rule of a team's own. `because` is what the reader of a finding is told. */
export type EdgeRule = {
  readonly name: string;
  readonly because: string;
  /** Whether imports that are erased at run time count; they do unless told otherwise. */
  readonly typeOnly?: boolean | undefined;
} & (
  /** Modules of `from` import none of `forbid`. */
  | { readonly from: Selector; readonly forbid: Selector }
  /** Modules of `from` import, beside each other, only those of `allow`. */
  | { readonly from: Selector; readonly allow: Selector }
  /** Every module of `from` imports at least one of `require`. */
  | { readonly from: Selector; readonly require: Selector }
  /** Top to bottom: a layer imports only layers below it. */
  | { readonly layers: readonly Selector[] }
);

export interface Options {
  readonly rules: readonly EdgeRule[];
}
