import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from './command.ts';
import { findCommands } from './command.ts';

export interface CommandPaletteProps {
  opened: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Looks for records as commands while it is typed. */
  useFound: (text: string) => readonly Command[];
}

/** Every choice of the page by its name: type, arrow keys, Enter. */
export function CommandPalette({ opened, onClose, commands, useFound }: CommandPaletteProps) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const records = useFound(text);
  const found = [...findCommands(commands, text, i18n.language), ...records];
  const at = Math.min(place, found.length - 1);

  const close = () => {
    setText('');
    setPlace(0);
    onClose();
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(at - 1, 0));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      size={560}
      yOffset="12vh"
      padding={10}
      transitionProps={{ duration: 80, transition: 'fade' }}
      classNames={{ content: 'dropdown palette' }}
      data-testid="palette"
    >
      <Modal.Overlay backgroundOpacity={0.18} />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body>
          <input
            className="field"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            data-autofocus
            data-testid="palette-input"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setPlace(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div className="palette-list" id={listId} role="listbox" aria-label={t('palette.title')}>
            {found.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
              <div
                key={command.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className="palette-option"
                ref={
                  index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null
                }
                onMouseMove={() => setPlace(index)}
                onClick={() => run(command)}
              >
                <span className="palette-group">{command.group}</span>
                <span className="palette-label">{command.label}</span>
                {command.current ? (
                  <span className="palette-current">{t('palette.current')}</span>
                ) : null}
              </div>
            ))}
          </div>
          {found.length === 0 ? (
            <p className="soft palette-option">{t('palette.nothing')}</p>
          ) : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
