import { lazy } from 'react';
import type { CommandPaletteProps } from '../controls/command-palette.tsx';
import { OnceOpened } from '../controls/once-opened.tsx';

const SearchPalette = lazy(async () => {
  const { SearchPalette: palette } = await import('./search-palette.tsx');
  return { default: palette };
});

/** The command palette as the shell places it. */
export function Palette(props: Omit<CommandPaletteProps, 'useFound'>) {
  return (
    <OnceOpened opened={props.opened}>
      <SearchPalette {...props} />
    </OnceOpened>
  );
}
