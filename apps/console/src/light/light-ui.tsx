import { type ReactNode, useEffect, useRef } from 'react';
import { useLightT } from '../i18n/light';
import { setLocale, useLocale } from '../i18n/locale';
import { Problem } from '../session/problem';
import { setTheme, useTheme } from '../session/theme';
import { useBack } from './use-back';

/** What happened, what to do, and what to quote. Nothing that was typed is lost. */
export function ProblemBox({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useLightT();
  if (!problem) return null;
  const known = problem instanceof Problem ? problem : new Problem({ code: 'UNREACHABLE' });
  const advice = known.code === 'UNREACHABLE' ? t('problem.kept') : null;
  return (
    <div className="lp-problem" role="alert">
      <div className="lp-bad">{known.message || t('problem.unreachable')}</div>
      {known.fields.map(({ field, code, message }) => message && <div key={field + code}>{message}</div>)}
      {advice && <div className="lp-soft">{advice}</div>}
      {known.requestId && <div className="lp-soft">{t('problem.requestId', { id: known.requestId })}</div>}
      {onRetry && (
        <button type="button" className="lp-link" onClick={onRetry}>
          {t('problem.retry')}
        </button>
      )}
    </div>
  );
}

export function Field(props: {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  type?: string;
  autoComplete?: string;
  inputMode?: 'numeric' | 'email';
  minLength?: number;
  maxLength?: number;
  autoFocus?: boolean;
}) {
  const { label, onChange, ...input } = props;
  return (
    <label className="lp-field">
      <span>{label}</span>
      <input {...input} required onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

export function Skeletons({ heights }: { heights: readonly number[] }) {
  return (
    <div aria-busy="true">
      {heights.map((height, index) => (
        <div key={index} className="lp-skeleton" style={{ height }} />
      ))}
    </div>
  );
}

export function LanguageAndTheme() {
  const t = useLightT();
  const locale = useLocale();
  const theme = useTheme();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <button
        type="button"
        className="lp-link"
        lang={locale === 'zh-CN' ? 'en' : 'zh'}
        onClick={() => setLocale(locale === 'zh-CN' ? 'en-US' : 'zh-CN')}
      >
        {locale === 'zh-CN' ? 'English' : '中文'}
      </button>
      <button type="button" className="lp-link" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? t('shell.light') : t('shell.dark')}
      </button>
    </span>
  );
}

/** A sheet from the bottom edge, in reach of the thumb; Back, Escape and the backdrop close it. */
export function Sheet(props: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useLightT();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useBack(true, () => dialog.current?.close());
  return (
    <dialog
      ref={dialog}
      className="lp-sheet"
      aria-label={props.title}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="lp-sheet-head">
        <strong>{props.title}</strong>
        <button type="button" className="lp-link" onClick={() => dialog.current?.close()}>
          {t('common.close')}
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
