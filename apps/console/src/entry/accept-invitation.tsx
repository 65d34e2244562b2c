import { type FormEvent, useState } from 'react';
import { useLightT } from '../i18n/light';
import { Field, LanguageAndTheme, ProblemBox } from '../light/light-ui';
import { navigate } from '../light/navigate';
import { acceptInvitation } from '../session/session';

export default function AcceptInvitationPage({ token }: { token: string }) {
  const t = useLightT();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    await acceptInvitation(decodeURIComponent(token), name, password).then(
      () => navigate('/', true),
      setProblem,
    );
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
          minLength={8}
          value={password}
          onChange={setPassword}
        />
        <button className="lp-button" disabled={busy}>
          {t('invite.submit')}
        </button>
      </form>
      <LanguageAndTheme />
    </main>
  );
}
