import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox, Skeletons } from '../light/light-ui';
import { beginTotp, confirmTotp } from '../session/account-api';
import { refresh, signOut } from '../session/session';
import { useMe } from '../session/use-session';

const Qr = lazy(() => import('./qr'));

/** For whoever must set up a second step before anything else. */
export default function EnrolPage() {
  const t = useEntryT();
  const me = useMe();
  const [setup, setSetup] = useState<{ secret: string; uri: string } | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => void beginTotp().then(setSetup, setProblem), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    // What the person may do is known anew; the page that was asked for is there then.
    await confirmTotp(code).then(refresh, setProblem);
    setBusy(false);
  }

  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <h1>{t('enrol.title')}</h1>
        <p>{t('enrol.why', { name: me.name })}</p>
        <ProblemBox problem={problem} />
        {setup ? (
          <>
            <p className="lp-soft">{t('enrol.scan')}</p>
            <Suspense fallback={<Skeletons heights={[168]} />}>
              <Qr value={setup.uri} />
            </Suspense>
            <p style={{ overflowWrap: 'anywhere' }}>
              <code>{setup.secret}</code>
            </p>
            <p>
              <a href={setup.uri}>{t('enrol.open')}</a>
            </p>
            <Field
              label={t('signIn.totp')}
              name="totp"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={setCode}
              autoFocus
            />
            <button className="lp-button" disabled={busy || code.length !== 6}>
              {t('enrol.submit')}
            </button>
          </>
        ) : (
          !problem && <Skeletons heights={[168, 40]} />
        )}
        <button type="button" className="lp-link" onClick={() => void signOut()}>
          {t('enrol.signOut')}
        </button>
      </form>
      <LanguageAndTheme />
    </main>
  );
}
