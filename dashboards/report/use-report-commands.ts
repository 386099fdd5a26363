import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceText, partName } from '../controls/choice-text.ts';
import type { Command } from '../controls/command.ts';
import type { ReportParameters } from './asked.ts';
import type { ChoicePart } from './choice-parts.ts';
import { choose } from './choose.ts';

/** Every choice of a report's sentence as a command. */
export function useReportCommands(
  parts: readonly ChoicePart[],
  parameters: ReportParameters,
): readonly Command[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      parts
        .filter(({ isList }) => !isList)
        .flatMap(({ key, options, usual }) =>
          options.map((option) => ({
            id: `${key}-${option}`,
            group: partName(t, key),
            label: choiceText(t, key, option),
            current: option === (parameters[key] ?? usual),
            run: () => choose(key, option, usual),
          })),
        ),
    [t, parts, parameters],
  );
}
