import { type FormEvent, useRef, useState } from 'react';
import { useLightT } from '../i18n/light';
import { Field, ProblemBox } from '../light/light-ui';
import { useMay } from '../session/use-session';
import type { Contract } from './documents';
import { signContractDocument } from './documents';
import { ask } from './shop-api';

interface Props {
  readonly slug: string;
  readonly contract: Contract;
  readonly onSigned: () => void;
}

export function SignContract({ slug, contract, onSigned }: Props) {
  const t = useLightT();
  const may = useMay();
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  // One key for this signature, so that trying again cannot sign twice.
  const idempotencyKey = useRef(crypto.randomUUID());

  const signedAlready = contract.signatures.some((signature) => signature.party === 'client');
  if (signedAlready || !may('contract:sign-client')) return null;
  if (contract.status !== 'signing') return <p className="lp-soft">{t('shop.waitSign')}</p>;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const input = { id: contract.id, name: name.trim(), documentSha256: contract.documentSha256 ?? '' };
    await ask(slug, signContractDocument, { input }, idempotencyKey.current).then(onSigned, setProblem);
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemBox problem={problem} />
      <Field label={t('share.name')} name="name" autoComplete="name" value={name} onChange={setName} />
      <label className="lp-check">
        <input
          type="checkbox"
          name="agreed"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{t('shop.signAgree')}</span>
      </label>
      <button className="lp-button" disabled={busy || !agreed || name.trim() === ''}>
        {t('shop.sign')}
      </button>
    </form>
  );
}
