import { type FormEvent, useState } from 'react';
import { formatMinute } from '../format/format';
import { graphql } from '../gql/store';
import type { ChangeMailSettingsInput, ShopChoicesQuery } from '../gql/store/graphql';
import { useAccountT } from '../i18n/account';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { ask, useAsk } from './shop-api';

const choicesDocument = graphql(`
  query ShopChoices {
    noticeChoices {
      event
      name
      isTold
      isMailed
      mayChange
    }
    mailSettings {
      isOn
      locale
      digest
      digestMinute
      quietFrom
      quietUntil
      failure
    }
  }
`);
const chooseDocument = graphql(`
  mutation ShopChoose($input: ChooseNoticeInput!) {
    chooseNotice(input: $input) {
      event
    }
  }
`);
const changeMailDocument = graphql(`
  mutation ShopChangeMail($input: ChangeMailSettingsInput!) {
    changeMailSettings(input: $input) {
      isOn
    }
  }
`);

type Choice = ShopChoicesQuery['noticeChoices'][number];
type Settings = ShopChoicesQuery['mailSettings'];
const digests = ['at_once', 'hourly', 'daily'] as const;

const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

function Clock(props: { label: string; value: number; onChange: (minute: number) => void }) {
  return (
    <label className="lp-field">
      <span>{props.label}</span>
      <input
        type="time"
        required
        value={formatMinute(props.value)}
        onChange={({ target }) => target.value && props.onChange(minuteOf(target.value))}
      />
    </label>
  );
}

function Choose(props: {
  slug: string;
  choice: Choice;
  onChanged: () => void;
  onProblem: (p: unknown) => void;
}) {
  const { slug, choice, onChanged, onProblem } = props;
  const t = useAccountT();
  const { event, name, mayChange } = choice;
  const change = (input: { isTold?: boolean; isMailed?: boolean }) =>
    ask(slug, chooseDocument, { input: { event, ...input } }, crypto.randomUUID()).then(onChanged, onProblem);
  const box = (key: 'isTold' | 'isMailed', label: string) => (
    <label>
      <input
        type="checkbox"
        checked={choice[key]}
        disabled={!mayChange}
        onChange={({ target }) => void change({ [key]: target.checked })}
      />{' '}
      {label}
    </label>
  );
  return (
    <li>
      <div>{name}</div>
      <div className="lp-soft" style={{ display: 'flex', gap: 24, paddingTop: 4 }}>
        {box('isTold', t('mail.here'))}
        {box('isMailed', t('mail.byMail'))}
      </div>
    </li>
  );
}

function MailForm({ slug, settings }: { slug: string; settings: Settings }) {
  const t = useAccountT();
  const [locale, setLocale] = useState(settings.locale);
  const [digest, setDigest] = useState(settings.digest);
  const [digestMinute, setDigestMinute] = useState(settings.digestMinute);
  const [isQuiet, setIsQuiet] = useState(settings.quietFrom != null);
  const [from, setFrom] = useState(settings.quietFrom ?? 22 * 60);
  const [until, setUntil] = useState(settings.quietUntil ?? 8 * 60);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  function save(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setIsSaved(false);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const quiet = { quietFrom: isQuiet ? from : null, quietUntil: isQuiet ? until : null };
    const input: ChangeMailSettingsInput = { locale, digest, digestMinute, timeZone, ...quiet };
    ask(slug, changeMailDocument, { input }, crypto.randomUUID()).then(() => setIsSaved(true), setProblem);
  }
  return (
    <form onSubmit={save}>
      <ProblemBox problem={problem} />
      <label className="lp-field">
        <span>{t('mail.locale')}</span>
        <select value={locale} onChange={({ target }) => setLocale(target.value)}>
          <option value="zh-CN">中文</option>
          <option value="en-US">English</option>
        </select>
      </label>
      <label className="lp-field">
        <span>{t('mail.digest')}</span>
        <select value={digest} onChange={({ target }) => setDigest(target.value as typeof digest)}>
          {digests.map((each) => (
            <option key={each} value={each}>
              {t(`mail.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {digest === 'daily' && (
        <Clock label={t('mail.digestAt')} value={digestMinute} onChange={setDigestMinute} />
      )}
      <p>
        <label>
          <input type="checkbox" checked={isQuiet} onChange={({ target }) => setIsQuiet(target.checked)} />{' '}
          {t('mail.quiet')}
        </label>
      </p>
      {isQuiet && (
        <>
          <Clock label={t('mail.quietFrom')} value={from} onChange={setFrom} />
          <Clock label={t('mail.quietUntil')} value={until} onChange={setUntil} />
        </>
      )}
      <button className="lp-button">{t('mail.save')}</button>
      {isSaved && <p className="lp-good">✓ {t('mail.saved')}</p>}
    </form>
  );
}

/** What the person is told of their shop, here and by mail, and when mail comes. */
export function ShopNotices({ slug }: { slug: string }) {
  const t = useAccountT();
  const { data, problem, again } = useAsk(slug, choicesDocument, {});
  const [refused, setRefused] = useState<unknown>(null);
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[28, 28, 28]} />;
  const { noticeChoices, mailSettings } = data;
  return (
    <>
      <p className="lp-soft">{t('mail.always')}</p>
      <ProblemBox problem={refused} />
      <ul className="lp-list">
        {noticeChoices.map((choice) => (
          <Choose key={choice.event} slug={slug} choice={choice} onChanged={again} onProblem={setRefused} />
        ))}
      </ul>
      {!mailSettings.isOn && <p className="lp-soft">{t('mail.off')}</p>}
      {mailSettings.failure && (
        <p className="lp-bad">{t('mail.failure', { failure: mailSettings.failure })}</p>
      )}
      <MailForm slug={slug} settings={mailSettings} />
    </>
  );
}
