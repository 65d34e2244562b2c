import { Button, Card, Flex, Input, Steps, Typography } from 'antd';
import { type RefObject, useState } from 'react';
import { formatDate, formatDateTime, today } from '../../format/dates';
import { formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Problem } from '../../session/problem';
import { useMay, useMe } from '../../session/use-session';
import { problemOf } from '../../ui/problem-of';
import { openFile } from '../../ui/files';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import type { ContractEditorHandle } from './contract-editor';
import type { Contract } from './documents';
import { signContractDocument, startServiceDocument } from './documents';
import { EndContract } from './end-contract';
import { OpenForSigning } from './open-for-signing';
import { ReopenContract } from './reopen-contract';

const order = ['draft', 'signing', 'signed', 'in_service', 'ended'] as const;

function missingForStart(contract: Contract) {
  const signed = (party: 'client' | 'provider') => contract.signatures.some((each) => each.party === party);
  const owned = (party: 'client' | 'provider') => contract.owners.some((each) => each.party === party);
  return [
    ...(owned('provider') && owned('client') ? [] : (['contracts.needsOwners'] as const)),
    ...(contract.clauses.length ? [] : (['contracts.needsClauses'] as const)),
    ...(contract.startsOn > today() ? (['contracts.needsDate'] as const) : []),
    ...(signed('provider') ? [] : (['contracts.needsProvider'] as const)),
    ...(signed('client') ? [] : (['contracts.needsClient'] as const)),
    ...((contract.payments[0]?.outstandingFen ?? 0) > 0 ? (['contracts.needsPayment'] as const) : []),
  ];
}

function Sign({ contract }: { contract: Contract }) {
  const t = useT();
  const me = useMe();
  const [name, setName] = useState(me.name);
  const sign = useAction(signContractDocument);
  return (
    <>
      <ProblemAlert problem={sign.problem} onClose={sign.clear} />
      <Flex gap={8}>
        <Input value={name} aria-label={t('share.name')} onChange={(event) => setName(event.target.value)} />
        <Button
          type="primary"
          loading={sign.busy}
          disabled={name.trim() === ''}
          onClick={() =>
            void sign.run({
              input: {
                id: contract.id,
                name: name.trim(),
                documentSha256: contract.documentSha256 ?? '',
              },
            })
          }
        >
          {t('contracts.signProvider')}
        </Button>
      </Flex>
    </>
  );
}

interface Props {
  readonly contract: Contract;
  readonly editor: RefObject<ContractEditorHandle | null>;
}

/** Where the contract stands, the one next step, and what it still waits for. */
export function ContractSteps({ contract, editor }: Props) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [fileProblem, setFileProblem] = useState<Problem | null>(null);
  const start = useAction(startServiceDocument);
  const input = { id: contract.id };
  const { documentUrl } = contract;
  const missing = missingForStart(contract);
  const mine = contract.signatures.some((each) => each.party === 'provider');
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Steps
        size="small"
        orientation="vertical"
        current={order.indexOf(contract.status)}
        items={order.map((status) => ({ title: t(`contractStatus.${status}`) }))}
      />
      {contract.takenOver && <p>{t('contracts.takenOver')}</p>}
      {contract.status === 'draft' && contract.reopenReason && (
        <p>{t('contracts.reopened', { reason: contract.reopenReason })}</p>
      )}
      {contract.endedOn && (
        <p>
          {t('contracts.endedOn', {
            on: formatDate(contract.endedOn, locale),
            reason: contract.endReason ?? NO_DATA,
          })}
        </p>
      )}
      <p>
        {formatDate(contract.startsOn, locale)} –{' '}
        {contract.endsOn ? formatDate(contract.endsOn, locale) : NO_DATA}
        <br />
        {t('common.seats', { count: contract.seats })} ·{' '}
        {t('shop.monthly', { amount: formatFen(contract.monthlyFen) })}
      </p>
      {contract.signatures.map((signature) => (
        <p key={signature.party}>
          ✓{' '}
          {t('shop.signed', {
            party: t(`party.${signature.party}`),
            name: signature.name,
            at: formatDateTime(signature.signedAt),
          })}
        </p>
      ))}
      <ProblemAlert problem={start.problem ?? fileProblem} />
      <Flex vertical gap={8}>
        {documentUrl && (
          <Button
            onClick={() =>
              void openFile(documentUrl).catch((error: unknown) => setFileProblem(problemOf(error)))
            }
          >
            {t('shop.openPdf')}
          </Button>
        )}
        {contract.status === 'draft' && may('contract:write') && (
          <>
            <OpenForSigning contract={contract} editor={editor} />
            <Typography.Text type="secondary">{t('contracts.openHint')}</Typography.Text>
          </>
        )}
        {contract.status === 'signing' && may('contract:write') && <ReopenContract contract={contract} />}
        {contract.status === 'in_service' && may('contract:write') && <EndContract contract={contract} />}
        {contract.status === 'signing' && !mine && may('contract:sign-provider') && (
          <Sign contract={contract} />
        )}
        {(contract.status === 'signing' || contract.status === 'signed') && may('contract:write') && (
          <>
            <Button
              type={missing.length === 0 ? 'primary' : 'default'}
              disabled={missing.length > 0}
              loading={start.busy}
              onClick={() => void start.run({ input })}
            >
              {t('contracts.start')}
            </Button>
            {missing.length > 0 && (
              <Typography.Text type="secondary">
                {t('contracts.startNeeds', {
                  missing: missing
                    .map((key) =>
                      key === 'contracts.needsDate' ? t(key, { on: contract.startsOn }) : t(key),
                    )
                    .join(' · '),
                })}
              </Typography.Text>
            )}
          </>
        )}
      </Flex>
    </Card>
  );
}
