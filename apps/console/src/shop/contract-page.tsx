import { useEffect, useState } from 'react';
import { formatDate, formatDateTime } from '../format/dates';
import { formatPromise, formatSoFar } from '../format/clauses';
import { formatFen } from '../format/format';
import type { ShopContractQuery } from '../gql/store/graphql';
import { useAccountT } from '../i18n/account';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { shopContractDocument } from './documents';
import { openFile, useAsk } from './shop-api';
import { SignContract } from './sign-contract';
import type { Contract } from './documents';

type Progress = NonNullable<ShopContractQuery['store']>['contractProgress'];

function Clauses({ contract, progress }: { contract: Contract; progress: Progress }) {
  const t = useAccountT();
  const locale = useLocale();
  return (
    <section className="lp-card">
      <h2>{t('shop.clauses')}</h2>
      <ul className="lp-list">
        {contract.clauses.map((clause) => (
          <li key={clause.id}>
            <div className="lp-row">
              <strong>{clause.metricName}</strong>
              <span>{formatPromise(clause, locale)}</span>
            </div>
            <Result progress={progress.find(({ clauseId }) => clauseId === clause.id)} />
            <div className="lp-soft">
              {t(`window.${clause.window}`)} · {clause.metric}
            </div>
            <div className="lp-soft">{t('shop.remedy', { text: clause.remedy })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the promise stands in its own period. */
function Result({ progress }: { progress: Progress[number] | undefined }) {
  const t = useAccountT();
  const locale = useLocale();
  if (!progress) return null;
  if (progress.kept == null) return <div className="lp-soft">{t('shop.noProgress')}</div>;
  return (
    <div className={progress.kept ? 'lp-good' : 'lp-bad'}>
      {progress.kept ? '✓ ' : '✗ '}
      {formatSoFar(progress, progress.unit, locale, t)}
      {progress.through && ` · ${t('shop.progress', { date: formatDate(progress.through, locale) })}`}
    </div>
  );
}

function Payments({ contract }: { contract: Contract }) {
  const t = useAccountT();
  const locale = useLocale();
  return (
    <section className="lp-card">
      <h2>{t('shop.payments')}</h2>
      <ul className="lp-list">
        {contract.payments.map((payment) => (
          <li key={payment.id}>
            <div className="lp-row">
              <span>{t('shop.term', { from: payment.fromOn, to: payment.toOn })}</span>
              <strong>{formatFen(payment.amountFen)}</strong>
            </div>
            <div className={payment.receivedOn ? 'lp-good' : 'lp-soft'}>
              {payment.receivedOn
                ? `✓ ${t('shop.received', { date: formatDate(payment.receivedOn, locale) })}`
                : t('shop.due', { date: formatDate(payment.dueOn, locale) })}
              {!payment.receivedOn &&
                payment.receivedFen &&
                ` · ${t('shop.partly', { outstanding: formatFen(payment.outstandingFen) })}`}
            </div>
          </li>
        ))}
      </ul>
      {contract.receipts.length > 0 && (
        <details>
          <summary>{t('shop.receipts', { amount: formatFen(contract.receivedFen) })}</summary>
          <ul className="lp-list">
            {contract.receipts.map((receipt) => (
              <li key={receipt.id}>
                <div className="lp-row">
                  <span>
                    {formatDate(receipt.receivedOn, locale)} · {receipt.method}
                  </span>
                  {receipt.reversedAt ? (
                    <s>{formatFen(receipt.amountFen)}</s>
                  ) : (
                    <strong>{formatFen(receipt.amountFen)}</strong>
                  )}
                </div>
                {receipt.reversedAt && (
                  <div className="lp-soft">
                    {t('shop.reversed', { reason: receipt.reversalReason ?? '—' })}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {(contract.overpaidFen ?? 0) > 0 && (
        <div className="lp-soft">{t('shop.overpaid', { amount: formatFen(contract.overpaidFen) })}</div>
      )}
    </section>
  );
}

function Terms({ contract }: { contract: Contract }) {
  const t = useAccountT();
  return (
    <>
      {contract.sections.map((section) => (
        <details key={section.key}>
          <summary>{section.title}</summary>
          <p className="lp-pre">{section.text}</p>
        </details>
      ))}
      {contract.contacts.length > 0 && (
        <section className="lp-card">
          <h2>{t('shop.owners')}</h2>
          <ul className="lp-list">
            {contract.contacts.map((owner) => (
              <li key={`${owner.party}-${owner.name}`} className="lp-row">
                <span className="lp-soft">{t(`party.${owner.party}`)}</span>
                <span>
                  {owner.name} {owner.phone && <a href={`tel:${owner.phone}`}>{owner.phone}</a>}
                </span>
              </li>
            ))}
          </ul>
          {contract.handovers.map((each) => (
            <div key={each.id} className="lp-soft">
              {t('shop.handedOver', { on: each.fromOn, party: t(`party.${each.party}`), name: each.name })}
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface OneProps {
  readonly slug: string;
  readonly contract: Contract;
  readonly progress: Progress;
  readonly again: () => void;
}

function OneContract({ slug, contract, progress, again }: OneProps) {
  const t = useAccountT();
  const locale = useLocale();
  const [fileProblem, setFileProblem] = useState<unknown>(null);
  const { documentUrl } = contract;
  return (
    <>
      <div className="lp-row">
        <h1>{contract.number}</h1>
        <span>{t(`contractStatus.${contract.status}`)}</span>
      </div>
      <ProblemBox problem={fileProblem} />
      {contract.status === 'draft' && contract.reopenReason && (
        <p className="lp-card" role="status">
          {t('shop.reopened', { at: formatDateTime(contract.reopenedAt), reason: contract.reopenReason })}
        </p>
      )}
      <section className="lp-card">
        <div>
          {t('shop.term', {
            from: formatDate(contract.startsOn, locale),
            to: contract.endsOn ? formatDate(contract.endsOn, locale) : '—',
          })}
        </div>
        {contract.endedOn && (
          <div className="lp-soft">
            {t('shop.endedOn', {
              date: formatDate(contract.endedOn, locale),
              reason: contract.endReason ?? '—',
            })}
          </div>
        )}
        <div className="lp-soft">
          {t('common.seats', { count: contract.seats })} ·{' '}
          {t('shop.monthly', { amount: formatFen(contract.monthlyFen) })}
        </div>
        {documentUrl && (
          <button
            type="button"
            className="lp-link"
            onClick={() => void openFile(slug, documentUrl).catch(setFileProblem)}
          >
            {t('shop.openPdf')}
          </button>
        )}
      </section>
      <Clauses contract={contract} progress={progress} />
      <Payments contract={contract} />
      <Terms contract={contract} />
      <section className="lp-card">
        <h2>{t('shop.signatures')}</h2>
        {contract.takenOver && <p className="lp-soft">{t('shop.takenOver')}</p>}
        <ul className="lp-list">
          {contract.signatures.map((signature) => (
            <li key={signature.party}>
              ✓{' '}
              {t('shop.signed', {
                party: t(`party.${signature.party}`),
                name: signature.name,
                at: formatDateTime(signature.signedAt),
              })}
            </li>
          ))}
        </ul>
        <SignContract slug={slug} contract={contract} onSigned={again} />
      </section>
    </>
  );
}

/** The contract that runs; above it the one that is to follow it, once there is one to read or sign. */
export default function ContractPage({ slug, onName }: { slug: string; onName: (name: string) => void }) {
  const t = useAccountT();
  const { data, problem, again } = useAsk(slug, shopContractDocument, {});
  const storeName = data?.store?.name;
  useEffect(() => {
    if (storeName) onName(storeName);
  }, [storeName, onName]);
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[28, 110, 160, 160]} />;
  const { contract, nextContract } = data.store ?? {};
  if (!contract) {
    return (
      <section className="lp-card">
        <h1>{t('shop.noContract')}</h1>
        <p className="lp-soft">{t('shop.noContractHint')}</p>
      </section>
    );
  }
  return (
    <>
      {nextContract && (nextContract.status !== 'draft' || nextContract.reopenedAt) && (
        <details open={nextContract.status === 'signing'}>
          <summary>{t('shop.nextContract', { number: nextContract.number })}</summary>
          <OneContract slug={slug} contract={nextContract} progress={[]} again={again} />
        </details>
      )}
      <OneContract
        slug={slug}
        contract={contract}
        progress={data.store?.contractProgress ?? []}
        again={again}
      />
    </>
  );
}
