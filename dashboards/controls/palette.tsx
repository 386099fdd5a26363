import { lazy } from 'react';
import type { CommandPaletteProps } from './command-palette.tsx';
import { OnceOpened } from './once-opened.tsx';

const CommandPalette = lazy(async () => {
  const { CommandPalette: palette } = await import('./command-palette.tsx');
  return { default: palette };
});

/** The command palette as pages place it. */
export function Palette(props: CommandPaletteProps) {
  return (
    <OnceOpened opened={props.opened}>
      <CommandPalette {...props} />
    </OnceOpened>
  );
}
