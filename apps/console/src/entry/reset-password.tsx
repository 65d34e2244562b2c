import { type FormEvent, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox } from '../light/light-ui';
import { navigate } from '../light/navigate';
import { resetPassword } from '../session/account-api';

// Read once, as on the set-up page: a secret does not stay in the address.
const token = location.hash.slice(1);
if (location.pathname === '/reset') history.replaceState(null, '', '/reset');

/** A new password by a link that an owner or an operator handed over. */
export default function ResetPasswordPage() {
  const t = useEntryT();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    await resetPassword(token, password).then(() => setDone(true), setProblem);
    setBusy(false);
  }

  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <h1>{t('reset.title')}</h1>
        {done ? (
          <>
            <p>{t('reset.done')}</p>
            <button type="button" className="lp-button" onClick={() => navigate('/', true)}>
              {t('signIn.submit')}
            </button>
          </>
        ) : (
          <>
            <p className="lp-soft">{t('reset.hint')}</p>
            <ProblemBox problem={problem} />
            <Field
              label={t('invite.password')}
              name="password"
              type="password"
              autoComplete="new-password"
              maxLength={128}
              value={password}
              onChange={setPassword}
              autoFocus
            />
            <button className="lp-button" disabled={busy}>
              {t('reset.submit')}
            </button>
          </>
        )}
      </form>
      <LanguageAndTheme />
    </main>
  );
}
