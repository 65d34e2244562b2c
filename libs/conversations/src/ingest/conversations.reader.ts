import type { MessageType, Platform } from '@zuoxi/metrics';
import { isMarkedAutomatic, isOnlyGreeting, isRoleWord } from './automatic.js';
import { breakOff, type ReadingWarning, RowError, rowError, RowErrors, RowReader } from './fields.js';
import { Fingerprints } from './fingerprint.js';
import { IngestError } from './ingest.errors.js';
import { Mapping, Preset, PresetField } from './preset.js';
import { Sessions } from './sessions.js';
import type { Table, TableRow } from './table.js';
import { isStorable, Parsed, present, refused } from './values.js';

export interface CanonicalMessage {
  readonly kind: 'message';
  readonly platform: Platform;
  /** The file's own, or one made from buyer and 30-minute gaps (begins with `auto-`). */
  readonly externalConversationId: string;
  readonly externalMessageId: string | null;
  readonly at: Date;
  readonly direction: 'buyer' | 'agent' | 'bot' | 'system';
  readonly agentAccount: string | null;
  readonly buyer: string;
  readonly type: MessageType;
  /** The file's word for the type, where it is none that is known; `type` is then what the text shows. */
  readonly unknownType: string | null;
  /** As written, personal data included: `maskItem` before it is stored in the clear. */
  readonly text: string;
  readonly skuId: string | null;
  readonly orderNo: string | null;
  readonly row: number;
  /** Equal for the same message in another file: see `Fingerprints`. */
  readonly fingerprint: string;
}

export interface ReadConversationsOptions {
  /** Bounds what dates are believed. */
  readonly now: Date;
  /** For presets that do not say; `generic` if nobody does. */
  readonly platform?: Platform;
  readonly warn?: (warning: ReadingWarning) => void;
}

type Draft = Omit<CanonicalMessage, 'externalConversationId' | 'fingerprint'> & {
  readonly ownConversationId: string | null;
};

/**
 * Messages in file order. A refused row is an item, the next rows go on; a file that breaks off ends with such an item
 * (FILE_TRUNCATED, ROW_TOO_LONG). If no column numbers conversations the file is read twice (see `Sessions`).
 */
export async function* readConversations(
  table: Table,
  preset: Preset,
  mapping: Mapping,
  options: ReadConversationsOptions,
): AsyncGenerator<CanonicalMessage | RowError> {
  const reader = new RowReader(preset, mapping, table, options.now);
  await reader.lookAhead(table);
  for (const warning of reader.toTheMinute('at')) options.warn?.(warning);
  const platform = preset.platform ?? options.platform ?? 'generic';
  const fingerprints = new Fingerprints();
  const sessions = reader.has('externalConversationId') ? null : await sessionsOf(table, reader, platform);

  try {
    for await (const row of table.rows()) {
      const { draft, errors } = read(row, reader, platform);
      if (!draft) {
        yield* errors;
        continue;
      }
      const { ownConversationId, ...message } = draft;
      const { buyer, agentAccount, at } = message;
      yield {
        ...message,
        externalConversationId: ownConversationId ?? sessions!.idOf(buyer, at),
        fingerprint: fingerprints.of({
          ...message,
          thread: ownConversationId === null ? [buyer, agentAccount] : [ownConversationId],
        }),
      };
    }
  } catch (error) {
    yield breakOff(error);
  }
}

async function sessionsOf(table: Table, reader: RowReader, platform: Platform): Promise<Sessions> {
  const sessions = new Sessions();
  try {
    for await (const row of table.rows()) {
      const { draft } = read(row, reader, platform);
      if (draft) sessions.note(draft.buyer, draft.at);
    }
  } catch (error) {
    // The second reading reports it.
    if (!(error instanceof IngestError)) throw error;
  }
  return sessions;
}

function read(
  row: TableRow,
  reader: RowReader,
  platform: Platform,
): { draft: Draft | null; errors: RowError[] } {
  if (row.error !== undefined) return { draft: null, errors: [rowError(row.row, null, row.error, null)] };

  const errors = new RowErrors(reader, row);
  const buyer = errors.require('buyer', reader.text(row, 'buyer'));
  let agentAccount = errors.take('agentAccount', reader.text(row, 'agentAccount'));
  const at = errors.require('at', reader.instant(row, 'at', { needsTime: true }));
  const direction = errors.require('direction', directionOf(row, reader, buyer, agentAccount));
  const ownConversationId = reader.has('externalConversationId')
    ? errors.require('externalConversationId', reader.text(row, 'externalConversationId'))
    : null;
  const externalMessageId = errors.take('externalMessageId', reader.text(row, 'externalMessageId'));
  const skuId = errors.take('skuId', reader.text(row, 'skuId'));
  const orderNo = errors.take('orderNo', reader.text(row, 'orderNo'));
  const text = reader.raw(row, 'text') ?? '';
  if (!isStorable(text)) errors.note('text', 'TEXT_INVALID');
  const said = reader.text(row, 'type').value;
  const choice = said === null ? null : choiceOf(reader.field('type'), said);
  const type = typeOf(choice, senderChoiceOf(row, reader), direction, text);
  if (text === '' && type === 'text') errors.note('text', 'VALUE_MISSING');

  if (errors.found.length > 0 || buyer === null || at === null || direction === null) {
    return { draft: null, errors: errors.found };
  }
  if (type === 'transfer') agentAccount = transferredTo(text) ?? agentAccount;
  // Files that name senders by nick instead of having a column for the account.
  if (direction === 'agent' && agentAccount === null && !reader.has('agentAccount')) {
    const sender = reader.text(row, 'direction').value;
    if (sender !== null && choiceOf(reader.field('direction'), sender) === null) agentAccount = sender;
  }
  return {
    draft: {
      kind: 'message',
      platform,
      ownConversationId,
      externalMessageId,
      at,
      direction,
      agentAccount,
      buyer,
      type,
      unknownType: choice === null ? said : null,
      text,
      skuId,
      orderNo,
      row: row.row,
    },
    errors: [],
  };
}

const plainWord = (word: string): string => word.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

const choiceCache = new WeakMap<PresetField, ReadonlyMap<string, string>>();

function choiceOf(field: PresetField | undefined, value: string): string | null {
  if (!field?.choices) return null;
  let words = choiceCache.get(field);
  if (!words) {
    words = new Map(
      Object.entries(field.choices).flatMap(([choice, spellings]) =>
        spellings.map((spelling): [string, string] => [plainWord(spelling), choice]),
      ),
    );
    choiceCache.set(field, words);
  }
  return words.get(value) ?? words.get(plainWord(value)) ?? null;
}

function senderChoiceOf(row: TableRow, reader: RowReader): string | null {
  const sender = reader.text(row, 'direction').value;
  return sender === null ? null : choiceOf(reader.field('direction'), sender);
}

/** By the file's word for it, else by whose nick it is. */
function directionOf(
  row: TableRow,
  reader: RowReader,
  buyer: string | null,
  agentAccount: string | null,
): Parsed<CanonicalMessage['direction']> {
  const sender = reader.text(row, 'direction').value;
  if (sender === null) return present<CanonicalMessage['direction']>(null);
  const choice = choiceOf(reader.field('direction'), sender);
  if (choice === 'automatic') return present<CanonicalMessage['direction']>('bot');
  if (choice !== null) return present(choice as CanonicalMessage['direction']);
  const nick = sender.normalize('NFKC');
  if (nick === buyer) return present('buyer' as const);
  if (agentAccount !== null && (nick === agentAccount || agentAccount.endsWith(`:${nick}`)))
    return present('agent' as const);
  if (!reader.has('agentAccount') && buyer !== null && !isRoleWord(nick)) return present('agent' as const);
  return refused('DIRECTION_UNKNOWN');
}

const IMAGE =
  /^\[(?:图片|表情|视频|语音|动画表情)\]$|^https?:\/\/\S+\.(?:png|jpe?g|gif|webp|bmp)(?:\?\S*)?$/i;
const CARD = /^\[(?:商品|订单|卡片|链接|优惠券|红包|邀请(?:评价|下单)|小程序|名片|转账)[^\]]{0,20}\]/;
const RECALL = /^.{0,40}撤回了?一条消息/;
/** A notice that a human has the buyer now, or another human. */
const TRANSFER =
  /转接|转人工|转交|转给|接入(?:会话|人工|客服)|(?:客服|人工).{0,20}(?:已接入|为您服务)|transferred to|handed over to/i;
const TRANSFER_TO =
  /(?:转接?[给至到]|转交[给至到]?|transferred to|handed over to)\s*(?:人工客服|客服|agent)?\s*[「“"'【[:]?\s*([^\s，。,.;；！!「」“”"'【】[\]]{1,60})/i;
const LEFT_MESSAGE = /(?:转|已|进入|请).{0,4}留言|留言(?:会话|成功)|left a message/i;

/** Whom a notice of a transfer names. */
const transferredTo = (text: string): string | null => TRANSFER_TO.exec(text.normalize('NFKC'))?.[1] ?? null;

function typeOf(
  choice: string | null,
  sender: string | null,
  direction: CanonicalMessage['direction'] | null,
  text: string,
): CanonicalMessage['type'] {
  const isOurs = direction === 'agent' || direction === 'bot';
  if (isOurs && (choice === 'automatic' || sender === 'automatic' || isMarkedAutomatic(text)))
    return 'automatic';
  if (choice === 'system' && direction === 'system') return noticeOf(text);
  if (choice !== null && choice !== 'text' && choice !== 'automatic')
    return choice as CanonicalMessage['type'];
  if (RECALL.test(text)) return 'recall';
  if (direction === 'system') return noticeOf(text);
  if (direction === 'bot' && isOnlyGreeting(text)) return 'automatic';
  if (IMAGE.test(text)) return 'image';
  return CARD.test(text) ? 'card' : 'text';
}

function noticeOf(text: string): CanonicalMessage['type'] {
  const plain = text.normalize('NFKC');
  if (LEFT_MESSAGE.test(plain)) return 'left-message';
  return TRANSFER.test(plain) ? 'transfer' : 'system';
}
