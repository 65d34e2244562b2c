import { type FormEvent, useState } from 'react';
import { useAccountT } from '../i18n/account';
import { Field, ProblemBox, Skeletons } from '../light/light-ui';
import { signOut } from '../session/session';
import { useMe } from '../session/use-session';
import { shopBeginTotpDocument, shopConfirmTotpDocument, shopMeDocument } from './documents';
import { ChangePassword, SecondStepOn, SignIns } from './own-account';
import { ask, useAsk } from './shop-api';
import { ShopNotices } from './shop-notices';
import { ShopPeople } from './shop-people';

interface Setup {
  readonly secret: string;
  readonly uri: string;
}

function SecondStep({ slug, onDone }: { slug: string; onDone: () => void }) {
  const t = useAccountT();
  const [setup, setSetup] = useState<Setup | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<unknown>(null);

  function begin() {
    setProblem(null);
    ask(slug, shopBeginTotpDocument, {}, crypto.randomUUID()).then(
      ({ beginTotp }) => setSetup(beginTotp),
      setProblem,
    );
  }
  function confirm(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    ask(slug, shopConfirmTotpDocument, { input: { code } }, crypto.randomUUID()).then(onDone, setProblem);
  }

  if (!setup) {
    return (
      <>
        <ProblemBox problem={problem} />
        <p className="lp-soft">{t('shop.totpWhy')}</p>
        <button type="button" className="lp-button" onClick={begin}>
          {t('shop.totpBegin')}
        </button>
      </>
    );
  }
  return (
    <form onSubmit={confirm}>
      <ProblemBox problem={problem} />
      <p>
        <a href={setup.uri}>{t('shop.totpOpen')}</a>
      </p>
      <p className="lp-soft">{t('shop.totpType')}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{setup.secret}</code>
      </p>
      <Field
        label={t('signIn.totp')}
        name="totp"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <button className="lp-button" disabled={code.length !== 6}>
        {t('shop.totpConfirm')}
      </button>
    </form>
  );
}

export default function AccountPage({ slug }: { slug: string }) {
  const t = useAccountT();
  const { permissions } = useMe();
  const { data, problem, again } = useAsk(slug, shopMeDocument, {});
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[28, 90, 90]} />;
  const { me } = data;
  return (
    <>
      <h1>{t('shop.account')}</h1>
      <section className="lp-card">
        <div>{me.name}</div>
        <div className="lp-soft">{me.email}</div>
      </section>
      <section className="lp-card">
        <h2>{t('signIn.totpTitle')}</h2>
        {me.totpEnabled ? (
          <>
            <p className="lp-good">✓ {t('shop.totpOn')}</p>
            <SecondStepOn onRemoved={again} />
          </>
        ) : (
          <SecondStep slug={slug} onDone={again} />
        )}
      </section>
      <section className="lp-card">
        <h2>{t('account.password')}</h2>
        <ChangePassword withTotp={me.totpEnabled} />
      </section>
      <section className="lp-card">
        <h2>{t('account.signIns')}</h2>
        <SignIns />
      </section>
      <section className="lp-card">
        <h2>{t('mail.choices')}</h2>
        <ShopNotices slug={slug} />
      </section>
      {permissions.includes('shop-people:write') && (
        <section className="lp-card">
          <h2>{t('people.title')}</h2>
          <ShopPeople slug={slug} />
        </section>
      )}
      <button type="button" className="lp-button lp-button-plain" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </button>
    </>
  );
}
