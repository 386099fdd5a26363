import { useTranslation } from 'react-i18next';
import type { Command } from '../controls/command.ts';
import { CommandPalette, type CommandPaletteProps } from '../controls/command-palette.tsx';
import { foundPaths } from './found-paths.ts';
import { useFoundSales } from './use-found-sales.ts';

/** The palette with what it finds in the data. */
export function SearchPalette(props: Omit<CommandPaletteProps, 'useFound'>) {
  return <CommandPalette {...props} useFound={useFound} />;
}

function useFound(text: string): readonly Command[] {
  const { t } = useTranslation();
  const sales = useFoundSales(text);
  return [...foundPaths(text, t), ...sales];
}
