import type { ErasureProof } from '@throughline/api/contract/operations';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** That a person is gone, with the proof as a file, which names nobody. */
export function ErasureProofLine({ proof }: { proof: ErasureProof }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const file = new Blob([`${JSON.stringify(proof, null, 2)}\n`], { type: 'application/json' });
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [proof]);
  return (
    <p role="status" data-testid="erased">
      {t(proof.result === 'clean' ? 'customerCard.erased' : 'customerCard.erasedFound')}{' '}
      <a href={address} download={`erasure-${proof.operation}.json`} data-testid="erasure-proof">
        {t('customerCard.proof')}
      </a>
    </p>
  );
}
