import { Button, Card, Flex, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import type { QuoteKind } from '../../gql/office/graphql';
import { addDays, today } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { DateField } from '../../ui/fields';
import { OneTimeText } from '../../ui/one-time-text';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonField } from '../../ui/reason-field';
import { useAction } from '../../ui/use-action';
import {
  createQuoteDocument,
  markQuoteLostDocument,
  reviseQuoteDocument,
  sendQuoteDocument,
} from './documents';
import { Approval } from './approval';
import type { Offer, Preview } from './use-offer';
import type { WorkbenchStore } from './documents';

interface Props {
  readonly store: WorkbenchStore;
  readonly offer: Offer;
  /** What the offer comes to at this moment. */
  readonly preview: Preview | undefined;
  readonly ready: boolean;
}

const validDays = 15;

/** Save, revise, send, lose: the next step of the newest revision. */
export function QuoteActions({ store, offer, preview, ready }: Props) {
  const t = useT();
  const may = useMay();
  const newest = store.quotes[0];
  const drafted = newest?.status === 'draft' ? newest : undefined;
  const [kind, setKind] = useState<QuoteKind>(drafted?.kind ?? 'final');
  const [validUntil, setValidUntil] = useState(drafted?.validUntil ?? addDays(today(), validDays));
  const [asking, setAsking] = useState(false);
  const [losing, setLosing] = useState(false);
  const [reason, setReason] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const create = useAction(createQuoteDocument);
  const revise = useAction(reviseQuoteDocument);
  const send = useAction(sendQuoteDocument);
  const lose = useAction(markQuoteLostDocument);
  if (!may('quote:write')) return null;

  const revisable = newest && ['draft', 'sent', 'expired'].includes(newest.status) ? newest : undefined;
  /** Returns the id of the revision that now holds what is on the screen. */
  const saveOffer = async (): Promise<string | null> => {
    const input = { ...offer, kind, validUntil };
    if (!revisable) {
      const created = await create.run({ input: { ...input, storeId: store.id } });
      return created?.createQuote.id ?? null;
    }
    const revised = await revise.run({ input: { ...input, id: revisable.id } });
    return revised?.reviseQuote.id ?? null;
  };
  const sendRevision = async (id: string) => {
    const sent = await send.run({ input: { id } });
    if (sent) setLink(sent.sendQuote.link);
  };
  const saveAndSend = async () => {
    const id = await saveOffer();
    setAsking(false);
    if (id) await sendRevision(id);
  };
  /** Turned since it was saved, or priced otherwise since the shop's facts or the price book changed. */
  const differs =
    drafted !== undefined &&
    preview !== undefined &&
    (kind !== drafted.kind ||
      validUntil !== drafted.validUntil ||
      offer.months !== drafted.months ||
      Number(offer.threeMinuteTarget ?? preview.threeMinuteTarget) !== Number(drafted.threeMinuteTarget) ||
      Number(offer.discount ?? 0) !== Number(drafted.discount) ||
      preview.sizing.seats !== drafted.seats ||
      preview.totalFen !== drafted.totalFen);
  const inWords = (quote: {
    kind: QuoteKind;
    seats: number;
    months: number;
    totalFen: number;
    validUntil: string;
  }) =>
    [
      t(`quoteKind.${quote.kind}`),
      t('common.seats', { count: quote.seats }),
      t('common.months', { count: quote.months }),
      formatFen(quote.totalFen),
      quote.validUntil,
    ].join(' · ');
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
      {newest && <Approval key={newest.id} quote={newest} differs={differs} />}
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
          disabled={!sendable || (preview !== undefined && !ready)}
          loading={send.busy}
          onClick={() => {
            if (differs) setAsking(true);
            else if (drafted) void sendRevision(drafted.id);
          }}
        >
          {sendable && drafted && !differs
            ? t('workbench.sendNamed', {
                revision: drafted.revision,
                amount: formatFen(drafted.totalFen),
              })
            : t('workbench.send')}
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
      {drafted && preview && (
        <Modal
          open={asking}
          title={t('workbench.differsTitle', { revision: drafted.revision })}
          okText={t('workbench.saveAndSend', { next: drafted.revision + 1 })}
          cancelText={t('common.cancel')}
          okButtonProps={{ loading: revise.busy || send.busy, disabled: !ready }}
          onOk={() => void saveAndSend()}
          onCancel={() => setAsking(false)}
        >
          {t('workbench.differs', {
            revision: drafted.revision,
            next: drafted.revision + 1,
            saved: inWords(drafted),
            shown: inWords({
              kind,
              validUntil,
              months: offer.months,
              seats: preview.sizing.seats,
              totalFen: preview.totalFen,
            }),
          })}
        </Modal>
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
        <ReasonField
          of="quote-lost"
          value={reason}
          ariaLabel={t('workbench.lostReason')}
          onChange={setReason}
        />
      </Modal>
    </Card>
  );
}
