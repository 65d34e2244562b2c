import { useState } from 'react';
import { useEntryT } from '../i18n/entry';
import { beginSignOn, type SignOnOffer, signOnOffers } from './entry-api';

interface Props {
  readonly email: string;
  readonly onProblem: (problem: unknown) => void;
}

/** The way in by the company's own sign-in, which the domain of the address tells. */
export function CompanySignIn({ email, onProblem }: Props) {
  const t = useEntryT();
  const [offers, setOffers] = useState<readonly SignOnOffer[] | null>(null);
  async function go({ providerId }: SignOnOffer) {
    await beginSignOn(providerId, email).then((url) => window.location.assign(url), onProblem);
  }
  async function look() {
    onProblem(null);
    const found = await signOnOffers(email).catch(onProblem);
    if (!found) return;
    setOffers(found);
    const [only, ...others] = found;
    if (only && !others.length) await go(only);
  }
  return (
    <>
      <button type="button" className="lp-link" disabled={!email.includes('@')} onClick={() => void look()}>
        {t('signOn.byCompany')}
      </button>
      {offers?.length === 0 && <p className="lp-soft">{t('signOn.none')}</p>}
      {offers &&
        offers.length > 1 &&
        offers.map((offer) => (
          <button key={offer.providerId} type="button" className="lp-link" onClick={() => void go(offer)}>
            {offer.company}
          </button>
        ))}
    </>
  );
}

const refusals = [
  'SIGN_ON_UNVERIFIED',
  'SIGN_ON_UNKNOWN',
  'SIGN_ON_UNREACHABLE',
  'ACCOUNT_OF_OTHERS',
] as const;

/** What went wrong on the way back, as the address says. */
export function SignOnRefusal() {
  const t = useEntryT();
  const code = window.location.hash.slice(1);
  if (!/^[A-Z_]+$/.test(code)) return null;
  const known = refusals.find((each) => each === code) ?? 'SIGN_ON_REFUSED';
  return (
    <div className="lp-problem" role="alert">
      <div className="lp-bad">{t(`signOn.${known}`)}</div>
    </div>
  );
}
