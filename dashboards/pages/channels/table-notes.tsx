import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import type { Catalogue } from './catalogue.ts';
import { type LevelAnswer, treeLines } from './tree.ts';

interface TableNotesProps {
  report: ChannelsReport;
  answers: readonly LevelAnswer[];
  catalogue: Catalogue;
}

/** What has to be known beside the table: blended ratios, and where cost and visits do not meet. */
export function TableNotes({ report, answers, catalogue }: TableNotesProps) {
  const { t } = useTranslation();
  const { format, state } = useView();
  const { totals, meta } = report;
  const blended = (['mer', 'blended_cac'] as const).flatMap((key) =>
    totals[key] === null
      ? []
      : [
          `${catalogue.label(key)} ${format.inSentence(totals[key], catalogue.unit(key), meta.currency)}`,
        ],
  );
  const meets = new Set(
    treeLines(answers, state.open, state.sort).flatMap((line) =>
      line.type === 'row' ? (line.row.meets_at ?? []) : [],
    ),
  );
  const notes = [
    ...(blended.length > 0 ? [t('table.blended', { figures: format.list(blended) })] : []),
    ...[...meets].map((level) => t('table.meets', { level: t(`meetsAt.${level}`) })),
  ];
  return notes.map((note) => (
    <p className="reconciliation" key={note} data-testid="table-note">
      {note}
    </p>
  ));
}
