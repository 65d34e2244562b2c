import { storeRoles } from '@zuoxi/vocabulary';
import { type FormEvent, useRef, useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useAccountT } from '../i18n/account';
import { Field, ProblemBox, Skeletons } from '../light/light-ui';
import {
  inviteShopPersonDocument,
  removeShopPersonDocument,
  shopPeopleDocument,
  withdrawShopInvitationDocument,
} from './documents';
import { ask, useAsk } from './shop-api';

/** Invites by a link, which is shown this once and goes by whatever way the people have. */
function Invite({ slug, onInvited }: { slug: string; onInvited: () => void }) {
  const t = useAccountT();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof storeRoles)[number]>('shop-operations');
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Pressed again without an answer, it is the same invitation.
  const attempt = useRef({ text: '', key: '' });
  function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setBusy(true);
    const text = `${email} ${role}`;
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    const invited = ask(slug, inviteShopPersonDocument, { input: { email, role } }, attempt.current.key).then(
      ({ inviteShopPerson }) => {
        attempt.current = { text: '', key: '' };
        setLink(new URL(inviteShopPerson.link, location.origin).href);
        setEmail('');
        onInvited();
      },
      setProblem,
    );
    void invited.finally(() => setBusy(false));
  }
  return (
    <form onSubmit={submit}>
      <ProblemBox problem={problem} />
      {link && (
        <p role="status" style={{ overflowWrap: 'anywhere' }}>
          {t('people.link')}
          <br />
          <code>{link}</code>
        </p>
      )}
      <Field label={t('people.email')} name="invite-email" type="email" value={email} onChange={setEmail} />
      <label className="lp-field">
        <span>{t('people.role')}</span>
        <select value={role} onChange={({ target }) => setRole(target.value as typeof role)}>
          {storeRoles.map((each) => (
            <option key={each} value={each}>
              {t(`people.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <button className="lp-button" disabled={busy}>
        {t('people.invite')}
      </button>
    </form>
  );
}

/** The shop's own people, for whoever owns the shop. */
export function ShopPeople({ slug }: { slug: string }) {
  const t = useAccountT();
  const { data, problem, again } = useAsk(slug, shopPeopleDocument, {});
  const [refused, setRefused] = useState<unknown>(null);
  const roleName = (role: string) => {
    const known = storeRoles.find((each) => each === role);
    return known ? t(`people.${known}`) : role;
  };
  function run(deed: Promise<unknown>) {
    setRefused(null);
    deed.then(again, setRefused);
  }
  const remove = (id: string, name: string) =>
    confirm(t('people.removeAsk', { name })) &&
    run(ask(slug, removeShopPersonDocument, { input: { id } }, crypto.randomUUID()));
  const withdraw = (id: string) =>
    run(ask(slug, withdrawShopInvitationDocument, { input: { id } }, crypto.randomUUID()));
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[28, 28]} />;
  const { people, invitations } = data.shopPeople;
  return (
    <>
      <ProblemBox problem={refused} />
      <ul className="lp-list">
        {people.map(({ id, name, email, role, isSelf }) => (
          <li key={id}>
            <div className="lp-row">
              <strong>{name}</strong>
              <span>{roleName(role)}</span>
            </div>
            <div className="lp-row lp-soft">
              <span>{email}</span>
              {!isSelf && (
                <button type="button" className="lp-link" onClick={() => remove(id, name)}>
                  {t('people.remove')}
                </button>
              )}
            </div>
          </li>
        ))}
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <div className="lp-row">
              <span>{email}</span>
              <span>{roleName(role)}</span>
            </div>
            <div className="lp-row lp-soft">
              <span>{t('people.invited', { at: formatDateTime(expiresAt) })}</span>
              <button type="button" className="lp-link" onClick={() => withdraw(id)}>
                {t('people.withdraw')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Invite slug={slug} onInvited={again} />
    </>
  );
}
