import type { Language } from '@throughline/api/contract/metrics';
import { createContext, useContext } from 'react';
import type { AddressState, Theme } from '../address/address-state.ts';
import type { ChangeAddress } from '../address/use-address.ts';
import type { Formatter } from '../format/formatter.ts';

/** What every part of a page reads: the choices in the address and how the reader's language writes. */
export interface View {
  state: AddressState;
  change: ChangeAddress;
  language: Language;
  theme: Theme;
  format: Formatter;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('useView stands outside of the view');
  return view;
}
