import { lazy, Suspense, useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useLightT } from '../i18n/light';
import { ProblemBox } from '../light/light-ui';
import { useMay } from '../session/use-session';
import type { Report } from './documents';
import { acknowledgeReportDocument } from './documents';
import { ask } from './shop-api';

const AskSheet = lazy(() => import('./ask-sheet'));

interface Props {
  readonly slug: string;
  readonly report: Report;
  readonly onChanged: () => void;
}

/** The shop's answer to a day: read, or a question; and what was asked and answered so far. */
export function Responses({ slug, report, onChanged }: Props) {
  const t = useLightT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function acknowledge() {
    setBusy(true);
    setProblem(null);
    const input = { reportId: report.id };
    await ask(slug, acknowledgeReportDocument, { input }, crypto.randomUUID()).then(onChanged, setProblem);
    setBusy(false);
  }

  return (
    <section className="lp-card">
      <ProblemBox problem={problem} />
      {report.acknowledgements.map((each) => (
        <p key={each.name + each.at} className="lp-good">
          ✓ {t('shop.acknowledgedBy', { name: each.name, at: formatDateTime(each.at) })}
        </p>
      ))}
      {may('report:respond') && (
        <div className="lp-two">
          <button
            type="button"
            className="lp-button"
            disabled={busy || report.acknowledgements.length > 0}
            onClick={() => void acknowledge()}
          >
            {report.acknowledgements.length > 0 ? `✓ ${t('shop.acknowledged')}` : t('shop.acknowledge')}
          </button>
          <button type="button" className="lp-button lp-button-plain" onClick={() => setAsking(true)}>
            {t('shop.ask')}
          </button>
        </div>
      )}
      {report.questions.length > 0 && (
        <ul className="lp-list">
          {report.questions.map((question) => (
            <li key={question.id}>
              <div>
                {question.metricName && <strong>{t('common.says', { who: question.metricName })}</strong>}
                <span className="lp-pre">{question.text}</span>
              </div>
              <div className="lp-soft">
                {question.askedBy} · {formatDateTime(question.askedAt)}
              </div>
              {question.answer ? (
                <div className="lp-answer">
                  <div className="lp-pre">{question.answer}</div>
                  <div className="lp-soft">
                    {question.answeredBy} · {formatDateTime(question.answeredAt)}
                  </div>
                </div>
              ) : (
                <div className="lp-soft">{t('shop.answerDue', { on: question.dueOn })}</div>
              )}
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <Suspense>
          <AskSheet
            slug={slug}
            report={report}
            onClose={() => setAsking(false)}
            onAsked={() => {
              setAsking(false);
              onChanged();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
