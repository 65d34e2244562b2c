import { type FormEvent, useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useAccountT } from '../i18n/account';
import { ProblemBox, Skeletons } from '../light/light-ui';
import type { SentFile } from '../session/send-file';
import { useMe } from '../session/use-session';
import {
  type ShownMatter,
  shopCloseMatterDocument,
  shopMatterDocument,
  shopReplyDocument,
} from './matter-documents';
import { MatterFiles } from './matter-files';
import { MatterTurn } from './matter-turn';
import { ask, openFile, useAsk } from './shop-api';
import { useAttempt } from './use-attempt';

interface Props {
  readonly slug: string;
  readonly matter: ShownMatter;
  readonly onChanged: () => void;
}

function Reply({ slug, matter, onChanged }: Props) {
  const t = useAccountT();
  const draftKey = `zuoxi.draft.matter.${matter.id}`;
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const keyOf = useAttempt();

  function submit(event: FormEvent) {
    event.preventDefault();
    const input = { id: matter.id, text: text.trim(), fileIds: files.map(({ id }) => id) };
    setBusy(true);
    setProblem(null);
    ask(slug, shopReplyDocument, { input }, keyOf(input))
      .then(() => {
        sessionStorage.removeItem(draftKey);
        setText('');
        setFiles([]);
        onChanged();
      }, setProblem)
      .finally(() => setBusy(false));
  }
  function close(as: 'done' | 'withdrawn') {
    const input = { id: matter.id, as };
    setProblem(null);
    ask(slug, shopCloseMatterDocument, { input }, keyOf(input)).then(onChanged, setProblem);
  }
  return (
    <form onSubmit={submit}>
      <ProblemBox problem={problem} />
      <label className="lp-field">
        <span>{t(matter.status === 'done' ? 'matters.reopenHint' : 'matters.replyHint')}</span>
        <textarea
          name="reply"
          rows={3}
          maxLength={5000}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            sessionStorage.setItem(draftKey, target.value);
          }}
        />
      </label>
      <MatterFiles slug={slug} files={files} onChange={setFiles} />
      <button className="lp-button" disabled={busy || (!text.trim() && files.length === 0)}>
        {t('matters.reply')}
      </button>
      {matter.isOwn && matter.waitsFor && (
        <div className="lp-two">
          <button type="button" className="lp-button lp-button-plain" onClick={() => close('done')}>
            {t('matters.done')}
          </button>
          {matter.status === 'open' && (
            <button
              type="button"
              className="lp-button lp-button-plain"
              onClick={() => confirm(t('matters.withdrawAsk')) && close('withdrawn')}
            >
              {t('matters.withdraw')}
            </button>
          )}
        </div>
      )}
    </form>
  );
}

/** One matter: what was said, and the shop's next word in it. */
export function MatterView({ slug, id, onBack }: { slug: string; id: string; onBack: () => void }) {
  const t = useAccountT();
  const { permissions } = useMe();
  const { data, problem, again } = useAsk(slug, shopMatterDocument, { id });
  const [refused, setRefused] = useState<unknown>(null);
  const back = (
    <button type="button" className="lp-link" onClick={onBack}>
      {t('matters.back')}
    </button>
  );
  if (problem)
    return (
      <>
        {back}
        <ProblemBox problem={problem} onRetry={again} />
      </>
    );
  if (!data) return <Skeletons heights={[28, 90, 90]} />;
  const { matter } = data;
  if (!matter) return back;
  return (
    <>
      {back}
      <h1>{matter.title}</h1>
      <section className="lp-card">
        <div className="lp-row">
          <span>{t(`matters.${matter.kind}`)}</span>
          <MatterTurn matter={matter} />
        </div>
        <div className="lp-soft">{t('matters.until', { on: matter.dueOn })}</div>
        <ProblemBox problem={refused} />
        <ul className="lp-list">
          {matter.messages.map(({ id: messageId, side, author, at, text, files }) => (
            <li key={messageId}>
              <div className="lp-soft">
                {t(`matters.by_${side}`, { name: author })} · {formatDateTime(at)}
              </div>
              <div className="lp-pre">{text}</div>
              {files.map((file) => (
                <button
                  key={file.id}
                  type="button"
                  className="lp-link"
                  style={{ overflowWrap: 'anywhere', textAlign: 'left' }}
                  onClick={() => void openFile(slug, file.url).catch(setRefused)}
                >
                  {t('matters.file', { name: file.name, kb: Math.max(1, Math.round(file.bytes / 1024)) })}
                </button>
              ))}
            </li>
          ))}
        </ul>
        {permissions.includes('matter:write') && matter.status !== 'withdrawn' && (
          <Reply slug={slug} matter={matter} onChanged={again} />
        )}
      </section>
    </>
  );
}
