import { Menu } from '@mantine/core';

interface MenuOptionProps {
  /** `one` of several, or `any` of them. */
  kind: 'one' | 'any';
  checked: boolean;
  label: string;
  note?: string | undefined;
  testId?: string | undefined;
  onChoose: () => void;
}

/** A choice of a menu with the mark of what is chosen. */
export function MenuOption({ kind, checked, label, note, testId, onChoose }: MenuOptionProps) {
  const Item = kind === 'one' ? Menu.RadioItem : Menu.CheckboxItem;
  return (
    <Item
      value={label}
      checked={checked}
      onChange={onChoose}
      closeMenuOnClick={kind === 'one'}
      className="option"
      // The mark stands in the line of the label.
      classNames={{ itemIndicator: 'option-indicator' }}
      checkIcon={<span />}
      data-testid={testId}
    >
      <span className="option-row">
        <span className="option-mark" aria-hidden="true">
          {checked ? '✓' : ''}
        </span>
        <span>
          <span className="option-label">{label}</span>
          {note ? <span className="option-note">{note}</span> : null}
        </span>
      </span>
    </Item>
  );
}
