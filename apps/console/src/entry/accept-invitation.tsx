import { type FormEvent, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox } from '../light/light-ui';
import { navigate } from '../light/navigate';
import { Problem } from '../session/problem';
import { acceptInvitation } from '../session/session';

export default function AcceptInvitationPage({ token }: { token: string }) {
  const t = useEntryT();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [needsTotp, setNeedsTotp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  function refused(reason: unknown) {
    if (reason instanceof Problem && reason.code === 'TOTP_REQUIRED' && !needsTotp) {
      setNeedsTotp(true);
      return;
    }
    setTotp('');
    setProblem(reason);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const answers = { name, password, totp: needsTotp ? totp : undefined };
    await acceptInvitation(decodeURIComponent(token), answers).then(() => navigate('/', true), refused);
    setBusy(false);
  }

  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <h1>{t('invite.title')}</h1>
        <p className="lp-soft">{t('invite.hint')}</p>
        <ProblemBox problem={problem} />
        <Field
          label={t('invite.name')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          autoFocus
        />
        <Field
          label={t('invite.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          maxLength={128}
          value={password}
          onChange={setPassword}
        />
        {needsTotp && (
          <>
            <p className="lp-soft">{t('invite.totpHint')}</p>
            <Field
              label={t('signIn.totp')}
              name="totp"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={totp}
              onChange={setTotp}
              autoFocus
            />
          </>
        )}
        <button className="lp-button" disabled={busy}>
          {t('invite.submit')}
        </button>
      </form>
      <LanguageAndTheme />
    </main>
  );
}
