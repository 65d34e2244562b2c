import { type FormEvent, useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { Field, LanguageAndTheme, ProblemBox } from '../light/light-ui';
import { navigate } from '../light/navigate';
import { setUp } from './entry-api';

// Read once: a secret has no place in the address of a page that is being filled in.
const token = location.hash.slice(1);
if (location.pathname === '/setup') history.replaceState(null, '', '/setup');

/** The first page of a company: its name, and the person with full rights. */
export default function SetUpPage() {
  const t = useEntryT();
  const [company, setCompany] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    await setUp({ token, company, name, email, password }).then(() => navigate('/', true), setProblem);
    setBusy(false);
  }

  return (
    <main className="lp lp-narrow">
      <form className="lp-card" onSubmit={(event) => void submit(event)}>
        <h1>{t('setUp.title')}</h1>
        <p className="lp-soft">{t('setUp.hint')}</p>
        <ProblemBox problem={problem} />
        <Field
          label={t('setUp.company')}
          name="company"
          autoComplete="organization"
          value={company}
          onChange={setCompany}
          maxLength={60}
          autoFocus
        />
        <Field
          label={t('setUp.name')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          maxLength={60}
        />
        <Field
          label={t('signIn.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          maxLength={200}
        />
        <Field
          label={t('invite.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          maxLength={128}
        />
        <button className="lp-button" disabled={busy}>
          {t('setUp.submit')}
        </button>
      </form>
      <LanguageAndTheme />
    </main>
  );
}
