import { useState } from 'react';
import { useLightT } from '../i18n/light';
import { ProblemBox } from '../light/light-ui';
import type { Report } from './documents';
import { forwardFile, openFile } from './shop-api';

/** The day to take along: as a PDF, or as a picture that a phone can share. */
export function Forward({ slug, report }: { slug: string; report: Report }) {
  const t = useLightT();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = (deed: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    void deed.catch(setProblem).finally(() => setBusy(false));
  };
  return (
    <>
      <ProblemBox problem={problem} />
      <div className="lp-two">
        <button
          type="button"
          className="lp-button lp-button-plain"
          disabled={busy}
          onClick={() => run(openFile(slug, report.pdfUrl))}
        >
          {t('shop.openPdf')}
        </button>
        <button
          type="button"
          className="lp-button lp-button-plain"
          disabled={busy}
          onClick={() => run(forwardFile(slug, report.imageUrl))}
        >
          {t('shop.saveImage')}
        </button>
      </div>
    </>
  );
}
