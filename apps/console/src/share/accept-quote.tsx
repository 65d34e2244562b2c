import { type FormEvent, useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useLightT } from '../i18n/light';
import { Field, ProblemBox } from '../light/light-ui';
import { acceptSharedQuote, type SharedQuote } from './share-api';

interface Props {
  readonly token: string;
  readonly quote: SharedQuote['quote'];
  readonly onAccepted: (shared: SharedQuote) => void;
}

/** Name and consent, bound to the very document that was shown. */
export function AcceptQuote({ token, quote, onAccepted }: Props) {
  const t = useLightT();
  const draftKey = `zuoxi.share.${quote.number}`;
  const [name, setName] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  function changeName(value: string) {
    setName(value);
    sessionStorage.setItem(draftKey, value);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!quote.documentSha256) return;
    setBusy(true);
    setProblem(null);
    await acceptSharedQuote(token, name.trim(), quote.documentSha256).then(onAccepted, setProblem);
    setBusy(false);
  }

  if (quote.acceptance) {
    const { name: by, acceptedAt } = quote.acceptance;
    return (
      <section className="lp-card" role="status">
        <p className="lp-good">
          <strong>✓ {t('share.accepted', { name: by, at: formatDateTime(acceptedAt) })}</strong>
        </p>
        <p className="lp-soft">{t('share.acceptedNext')}</p>
      </section>
    );
  }
  if (quote.status !== 'sent' || !quote.documentSha256) {
    return (
      <section className="lp-card">
        <p>{t('share.notOpen', { status: t(`quoteStatus.${quote.status}`) })}</p>
      </section>
    );
  }
  return (
    <form className="lp-card" onSubmit={(event) => void submit(event)}>
      <h2>{t('share.accept')}</h2>
      <ProblemBox problem={problem} />
      <Field label={t('share.name')} name="name" autoComplete="name" value={name} onChange={changeName} />
      <label className="lp-check">
        <input
          type="checkbox"
          name="agreed"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{t('share.agree')}</span>
      </label>
      <button className="lp-button" disabled={busy || !agreed || name.trim() === ''}>
        {busy ? t('share.accepting') : t('share.accept')}
      </button>
    </form>
  );
}
