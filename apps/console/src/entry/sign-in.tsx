import { type FormEvent, useEffect, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox } from '../light/light-ui';
import { Problem } from '../session/problem';
import { signIn } from '../session/session';
import { CompanySignIn, SignOnRefusal } from './company-sign-in';
import { waitsForSetUp } from './entry-api';

/** Seconds until the server listens again; counts down to zero. */
function useCountdown(): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = window.setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}

export default function SignInPage() {
  const t = useEntryT();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [step, setStep] = useState<'password' | 'totp'>('password');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [wait, setWait] = useCountdown();
  const [empty, setEmpty] = useState(false);
  useEffect(() => void waitsForSetUp().then(setEmpty), []);

  function refused(reason: unknown) {
    if (reason instanceof Problem && reason.code === 'TOTP_REQUIRED' && step === 'password') {
      setStep('totp');
      return;
    }
    if (reason instanceof Problem && reason.code === 'TOO_MANY_ATTEMPTS') {
      setWait(Number(reason.details['seconds'] ?? 30));
    }
    setTotp('');
    setProblem(reason);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    await signIn(email, password, step === 'totp' ? totp : undefined).catch(refused);
    setBusy(false);
  }

  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <div className="lp-top">
          <h1>{step === 'totp' ? t('signIn.totpTitle') : t('signIn.title')}</h1>
        </div>
        {empty && (
          <div className="lp-notice" role="status">
            <strong>{t('setUp.empty')}</strong>
            <div>{t('setUp.emptyHint')}</div>
            <code>npx zuoxi provider create</code>
          </div>
        )}
        {problem === null && <SignOnRefusal />}
        <ProblemBox problem={problem} />
        {step === 'password' ? (
          <>
            <Field
              label={t('signIn.email')}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
              autoFocus
            />
            <Field
              label={t('signIn.password')}
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
          </>
        ) : (
          <>
            <p className="lp-soft">{t('signIn.totpHint')}</p>
            <Field
              label={t('signIn.totp')}
              name="totp"
              autoComplete="one-time-code"
              value={totp}
              onChange={setTotp}
              autoFocus
            />
          </>
        )}
        <button className="lp-button" disabled={busy || wait > 0}>
          {wait > 0 ? t('signIn.wait', { seconds: wait }) : busy ? t('signIn.working') : t('signIn.submit')}
        </button>
        {step === 'password' && <CompanySignIn email={email} onProblem={setProblem} />}
        {step === 'password' && problem !== null && <p className="lp-soft">{t('signIn.forgotten')}</p>}
        {step === 'totp' && (
          <button type="button" className="lp-link" onClick={() => setStep('password')}>
            {t('signIn.back')}
          </button>
        )}
      </form>
      <LanguageAndTheme />
    </main>
  );
}
