import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planPath } from '../../client/plan-queries.ts';
import { requestFile } from '../../client/request.ts';
import { saveFile } from '../../report/save-file.ts';
import { useView } from '../../view/view.ts';

interface PlanDownloadProps {
  readonly plan: { readonly id: string; readonly version: number };
}

/** The plan as a workbook whose formulae are live. Fetched rather than linked, so that the key goes along. */
export function PlanDownload({ plan: { id, version } }: PlanDownloadProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const download = async () => {
    setState('busy');
    try {
      const asked = { version, format: 'xlsx', lang: language };
      saveFile(await requestFile(planPath(id), asked), `${id}-${version}.xlsx`);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <button
      type="button"
      className="text-button"
      data-testid="plan-xlsx"
      disabled={state === 'busy'}
      onClick={() => void download()}
    >
      <span aria-live="polite">{t(`plan.download.${state}`)}</span>
    </button>
  );
}
