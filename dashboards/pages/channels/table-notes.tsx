import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../format/catalogue.ts';
import { useView } from '../../view/view.ts';

interface TableNotesProps {
  report: ChannelsReport;
  catalogue: Catalogue;
}

/** What has to be known beside the table: blended ratios, and where cost and visits do not meet. */
export function TableNotes({ report, catalogue }: TableNotesProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { totals, meta } = report;
  const blended = (['mer', 'blended_cac'] as const).flatMap((key) =>
    totals[key] === null
      ? []
      : [
          `${catalogue.label(key)} ${format.inSentence(totals[key], catalogue.unit(key), meta.currency)}`,
        ],
  );
  const meets = new Set(report.rows.flatMap((row) => row.meets_at ?? []));
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
