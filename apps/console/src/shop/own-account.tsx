import { type FormEvent, useEffect, useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useAccountT } from '../i18n/account';
import { Field, ProblemBox } from '../light/light-ui';
import {
  changePassword,
  endSignIns,
  listSignIns,
  makeRecoveryCodes,
  type Proof,
  removeTotp,
  type SignInRow,
} from '../session/account-api';
import { signOut } from '../session/session';

/** Password, and the second step where one is on: who asks proves themselves anew. */
function useProof(withTotp: boolean, formName: string) {
  const t = useAccountT();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const fields = (
    <>
      <Field
        label={t('account.currentPassword')}
        name={`${formName}-password`}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {withTotp && (
        <Field
          label={t('account.codeOrRecovery')}
          name={`${formName}-code`}
          autoComplete="one-time-code"
          value={totp}
          onChange={setTotp}
        />
      )}
    </>
  );
  const proof: Proof = { password, ...(withTotp && totp ? { totp } : {}) };
  const forget = () => {
    setPassword('');
    setTotp('');
  };
  return { fields, proof, forget };
}

export function ChangePassword({ withTotp }: { withTotp: boolean }) {
  const t = useAccountT();
  const { fields, proof, forget } = useProof(withTotp, 'change');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setDone(false);
    changePassword(proof, next).then(() => {
      forget();
      setNext('');
      setDone(true);
    }, setProblem);
  }
  return (
    <form onSubmit={submit}>
      <ProblemBox problem={problem} />
      {fields}
      <Field
        label={t('account.newPassword')}
        name="next-password"
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={next}
        onChange={setNext}
      />
      <button className="lp-button">{t('account.changePassword')}</button>
      {done && <p className="lp-good">✓ {t('account.passwordChanged')}</p>}
    </form>
  );
}

/** The second step once it is on: new recovery codes, or off again. */
export function SecondStepOn({ onRemoved }: { onRemoved: () => void }) {
  const t = useAccountT();
  const { fields, proof, forget } = useProof(true, 'second');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    makeRecoveryCodes(proof).then((made) => {
      forget();
      setCodes(made.codes);
    }, setProblem);
  }
  function remove() {
    setProblem(null);
    removeTotp(proof).then(onRemoved, setProblem);
  }
  return (
    <form onSubmit={submit}>
      <ProblemBox problem={problem} />
      <p className="lp-soft">{t('account.recoveryWhy')}</p>
      {fields}
      <button className="lp-button">{t('account.makeCodes')}</button>
      <button type="button" className="lp-button lp-button-plain" onClick={remove}>
        {t('account.removeTotp')}
      </button>
      {codes && (
        <p>
          <code style={{ whiteSpace: 'pre-line' }}>{codes.join('\n')}</code>
        </p>
      )}
    </form>
  );
}

export function SignIns() {
  const t = useAccountT();
  const [rows, setRows] = useState<readonly SignInRow[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const load = () => listSignIns().then(setRows, setProblem);
  useEffect(() => void load(), []);
  const end = (sessionId: string) => void endSignIns(sessionId).then(load, setProblem);
  const endAll = () => void endSignIns().then(() => signOut(), setProblem);
  return (
    <>
      <ProblemBox problem={problem} />
      {rows.map((row) => (
        <div key={row.id} style={{ padding: '8px 0' }}>
          <div style={{ overflowWrap: 'anywhere' }}>{row.userAgent}</div>
          <div className="lp-soft">
            {t('account.lastUsed')} {formatDateTime(row.lastUsedAt)} · {row.ip}
          </div>
          {row.isCurrent ? (
            <div className="lp-good">✓ {t('account.thisOne')}</div>
          ) : (
            <button type="button" className="lp-link" onClick={() => end(row.id)}>
              {t('account.end')}
            </button>
          )}
        </div>
      ))}
      <button type="button" className="lp-button lp-button-plain" onClick={endAll}>
        {t('account.endAll')}
      </button>
    </>
  );
}
