import { type FormEvent, useEffect, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox, Skeletons } from '../light/light-ui';
import { navigate } from '../light/navigate';
import { Problem } from '../session/problem';
import { refresh } from '../session/session';
import { useSession } from '../session/use-session';
import { acceptInvitation, acceptSignedIn, lookAtInvitation, type OpenInvitation } from './entry-api';

export default function AcceptInvitationPage({ token: inPath }: { token: string }) {
  const t = useEntryT();
  const token = decodeURIComponent(inPath);
  const session = useSession();
  const [invitation, setInvitation] = useState<OpenInvitation | null>(null);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [needsTotp, setNeedsTotp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  useEffect(() => {
    if (session.state === 'unknown') void refresh();
  }, [session.state]);
  useEffect(() => {
    const shown = (open: OpenInvitation) => {
      setInvitation(open);
      setName((typed) => typed || (open.name ?? ''));
    };
    lookAtInvitation(token).then(shown, setProblem);
  }, [token]);

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
    const answers = { name: name || '-', password, totp: needsTotp ? totp : undefined };
    const accepted = signedIn ? acceptSignedIn(token) : acceptInvitation(token, answers);
    await accepted.then(() => navigate('/', true), refused);
    setBusy(false);
  }

  const signedIn = invitation?.hasAccount && session.state === 'signed-in' ? session.me : null;
  const known = invitation?.hasAccount ?? false;
  if (!invitation) {
    return (
      <main className="lp lp-narrow">
        <div className="lp-card">
          <h1>{t('invite.title')}</h1>
          {problem ? <ProblemBox problem={problem} /> : <Skeletons heights={[48, 48]} />}
        </div>
        <LanguageAndTheme />
      </main>
    );
  }
  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <h1>{t('invite.title')}</h1>
        <p>{t('invite.for', { company: invitation.company, email: invitation.email })}</p>
        <p className="lp-soft">
          {signedIn
            ? t('invite.signedInAs', { name: signedIn.name })
            : t(known ? 'invite.hasAccount' : 'invite.hint')}
        </p>
        <ProblemBox problem={problem} />
        {!known && (
          <Field
            label={t('invite.name')}
            name="name"
            autoComplete="name"
            value={name}
            onChange={setName}
            maxLength={60}
            autoFocus
          />
        )}
        {!signedIn && (
          <Field
            label={t(known ? 'invite.ownPassword' : 'invite.password')}
            name="password"
            type="password"
            autoComplete={known ? 'current-password' : 'new-password'}
            maxLength={128}
            value={password}
            onChange={setPassword}
          />
        )}
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
          {t(signedIn ? 'invite.takeOn' : known ? 'invite.join' : 'invite.submit')}
        </button>
      </form>
      <LanguageAndTheme />
    </main>
  );
}
