import { type FormEvent, useRef, useState } from 'react';
import { useLightT } from '../i18n/light';
import { ProblemBox, Sheet } from '../light/light-ui';
import type { Report } from './documents';
import { askAboutReportDocument } from './documents';
import { ask } from './shop-api';

interface Props {
  readonly slug: string;
  readonly report: Report;
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

/** A question on one number, or on the day. What is typed stays until it is sent. */
export default function AskSheet({ slug, report, onClose, onAsked }: Props) {
  const t = useLightT();
  const draftKey = `zuoxi.ask.${report.id}`;
  const [metric, setMetric] = useState('');
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  // One key for this question, so that trying again cannot ask twice.
  const idempotencyKey = useRef(crypto.randomUUID());

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const input = { reportId: report.id, metric: metric || null, text: text.trim() };
    await ask(slug, askAboutReportDocument, { input }, idempotencyKey.current).then(() => {
      sessionStorage.removeItem(draftKey);
      onAsked();
    }, setProblem);
    setBusy(false);
  }

  return (
    <Sheet title={t('shop.ask')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ProblemBox problem={problem} />
        <label className="lp-field">
          <span>{t('shop.askAbout')}</span>
          <select name="metric" value={metric} onChange={(event) => setMetric(event.target.value)}>
            <option value="">{t('shop.askWholeDay')}</option>
            {report.numbers.map((number) => (
              <option key={number.key} value={number.metric}>
                {number.name}
              </option>
            ))}
          </select>
        </label>
        <label className="lp-field">
          <span>{t('shop.askText')}</span>
          <textarea
            name="text"
            rows={4}
            required
            maxLength={1000}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              sessionStorage.setItem(draftKey, event.target.value);
            }}
          />
        </label>
        <button className="lp-button" disabled={busy || text.trim() === ''}>
          {t('shop.askSend')}
        </button>
      </form>
    </Sheet>
  );
}
