import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import { choiceNote, choiceText, partName } from './choice-text.ts';
import { SHORTCUTS } from './shortcuts.ts';

interface WordChoiceProps<Value extends string> {
  /** The parameter, by which its words are found. */
  parameter: string;
  value: Value;
  options: readonly Value[];
  /** What it chooses, where a page says it in words of its own. */
  name?: string;
  onChoose: (value: Value) => void;
}

/** A parameter that is one of some words, as a part of the sentence. */
export function WordChoice<Value extends string>(props: WordChoiceProps<Value>) {
  const { parameter, value, options, name, onChoose } = props;
  const { t } = useTranslation();
  return (
    <Choice
      name={name ?? partName(t, parameter)}
      testId={`filter-${parameter}`}
      shortcut={SHORTCUTS[parameter]}
      value={value}
      shown={choiceText(t, parameter, value)}
      options={options.map((option) => {
        const note = choiceNote(t, parameter, option);
        return {
          value: option,
          label: choiceText(t, parameter, option),
          testId: `${parameter}-${option}`,
          ...(note && { note }),
        };
      })}
      onChoose={onChoose}
    />
  );
}
