import { Button, Card, Flex, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import type { QuoteKind } from '../../gql/office/graphql';
import { addDays, today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { DateField } from '../../ui/fields';
import { OneTimeText } from '../../ui/one-time-text';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import {
  createQuoteDocument,
  markQuoteLostDocument,
  reviseQuoteDocument,
  sendQuoteDocument,
} from './documents';
import { Approval } from './approval';
import type { Offer } from './use-offer';
import type { WorkbenchStore } from './workbench-page';

interface Props {
  readonly store: WorkbenchStore;
  readonly offer: Offer;
  readonly ready: boolean;
}

const validDays = 15;

/** Save, revise, send, lose: the next step of the newest revision. */
export function QuoteActions({ store, offer, ready }: Props) {
  const t = useT();
  const may = useMay();
  const [kind, setKind] = useState<QuoteKind>('indicative');
  const [validUntil, setValidUntil] = useState(addDays(today(), validDays));
  const [losing, setLosing] = useState(false);
  const [reason, setReason] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const create = useAction(createQuoteDocument);
  const revise = useAction(reviseQuoteDocument);
  const send = useAction(sendQuoteDocument);
  const lose = useAction(markQuoteLostDocument);
  if (!may('quote:write')) return null;

  const newest = store.quotes[0];
  const revisable = newest && ['draft', 'sent', 'expired'].includes(newest.status) ? newest : undefined;
  const saveOffer = async () => {
    const input = { ...offer, kind, validUntil };
    if (revisable) await revise.run({ input: { ...input, id: revisable.id } });
    else await create.run({ input: { ...input, storeId: store.id } });
  };
  const sendNewest = async () => {
    if (!newest) return;
    const sent = await send.run({ input: { id: newest.id } });
    if (sent) setLink(sent.sendQuote.link);
  };
  const markLost = async () => {
    if (!newest) return;
    if (await lose.run({ input: { id: newest.id, reason } })) setLosing(false);
  };
  const problem = create.problem ?? revise.problem ?? send.problem;
  const waiting = newest?.pricing.belowFloor && newest.approval?.status !== 'approved';
  const sendable = newest?.status === 'draft' && !waiting;

  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <ProblemAlert problem={problem} />
      {link && <OneTimeText title={t('workbench.linkReady')} hint={t('workbench.linkHint')} text={link} />}
      {newest && <Approval key={newest.id} quote={newest} />}
      <Flex gap={8} wrap style={{ marginBottom: 8 }}>
        <Select
          aria-label={t('workbench.kind')}
          value={kind}
          onChange={setKind}
          options={(['indicative', 'final'] as const).map((value) => ({
            value,
            label: t(`quoteKind.${value}`),
          }))}
        />
        <DateField
          value={validUntil}
          ariaLabel={t('workbench.validUntil')}
          onChange={(on) => setValidUntil(on ?? validUntil)}
        />
      </Flex>
      <Flex gap={8} wrap>
        <Button
          type={sendable ? 'default' : 'primary'}
          disabled={!ready}
          loading={create.busy || revise.busy}
          onClick={() => void saveOffer()}
        >
          {revisable ? t('workbench.revise', { revision: revisable.revision + 1 }) : t('workbench.saveQuote')}
        </Button>
        <Button
          type={sendable ? 'primary' : 'default'}
          disabled={!sendable}
          loading={send.busy}
          onClick={() => void sendNewest()}
        >
          {t('workbench.send')}
        </Button>
        {revisable && (
          <Button danger type="text" onClick={() => setLosing(true)}>
            {t('workbench.lost')}
          </Button>
        )}
      </Flex>
      {!sendable && (
        <Typography.Text type="secondary">
          {!newest
            ? t('workbench.sendNeedsQuote')
            : newest.status === 'draft'
              ? t('workbench.sendNeedsApproval')
              : t('workbench.sendNeedsDraft')}
        </Typography.Text>
      )}
      <Modal
        open={losing}
        title={t('workbench.lostTitle', { number: newest?.number ?? '' })}
        okText={t('workbench.lost')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: lose.busy }}
        onOk={() => void markLost()}
        onCancel={() => setLosing(false)}
      >
        <ProblemAlert problem={lose.problem} />
        <Input.TextArea
          rows={3}
          value={reason}
          aria-label={t('workbench.lostReason')}
          placeholder={t('workbench.lostReason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </Card>
  );
}
