import { CommandPalette, type CommandPaletteProps } from '../controls/command-palette.tsx';
import { useFoundSales } from './use-found-sales.ts';

/** The palette with what it finds in the data. */
export function SearchPalette(props: Omit<CommandPaletteProps, 'useFound'>) {
  return <CommandPalette {...props} useFound={useFoundSales} />;
}
