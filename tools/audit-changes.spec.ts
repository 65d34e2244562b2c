import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { type Deed, deedCodes } from '@zuoxi/vocabulary';

/** Deeds that change what was there and leave what it was and what it became; every other one says why it need not. */
const unchanged: Readonly<Record<string, readonly Deed[]>> = {
  'it makes what was not there': [
    ...(['account.reset-link', 'agent.add', 'agent.add-staff', 'agent-account.match'] as const),
    ...([
      'api-key.create',
      'appeal.file',
      'contract.sign',
      'contract.take-over',
      'document.register',
    ] as const),
    ...([
      'import.accept',
      'invitation.accept',
      'list.export',
      'setup.export',
      'member.add',
      'member.invite',
    ] as const),
    ...([
      'channel.add',
      'sub-account.add',
      'sub-account.give',
      'team.add',
      'role.add',
      'matter.open',
    ] as const),
    ...(['original.reveal', 'payment.record', 'provider.create', 'quote.create', 'quote.revise'] as const),
    ...([
      'quote.request-approval',
      'report.acknowledge',
      'report.ask',
      'report.build',
      'review.sample',
    ] as const),
    ...([
      'roster.solve',
      'schedule.run',
      'session.sign-in',
      'share-link.create',
      'shift-template.add',
      'store.create',
    ] as const),
  ],
  'it goes one way, from the one state that there is before it': [
    ...([
      'agent.withdraw-certificate',
      'api-key.revoke',
      'contract.end',
      'contract.open-for-signing',
    ] as const),
    ...([
      'contract.reopen',
      'document.review',
      'file.erase',
      'import-mapping.forget',
      'import.undo',
    ] as const),
    ...(['invitation.renew', 'invitation.withdraw', 'member.link-agent', 'member.reinstate-owner'] as const),
    ...([
      'member.revoke',
      'member.unlink-agent',
      'payment.reverse',
      'quote.accept',
      'quote.approve',
    ] as const),
    ...([
      'quote.expire',
      'quote.lose',
      'quote.return',
      'quote.send',
      'report.answer',
      'report.publish',
    ] as const),
    ...([
      'review.submit',
      'roster.solved',
      'service.start',
      'session.end',
      'session.step-up',
      'share-link.revoke',
    ] as const),
    ...(['shift-template.retire', 'task.cancel', 'view.remove'] as const),
    ...([
      'channel.replay',
      'channel.stop',
      'sub-account.close',
      'sub-account.take-back',
      'team.remove',
      'role.withdraw',
      'sign-on.remove',
    ] as const),
  ],
  'what it was is in the entry itself: the findings that were taken back': ['review.reopen'],
  'it reads': ['file.open', 'report.open', 'tenant.export'],
  'what it brings back is counted in the entry': ['store.restore'],
  'a secret is not written down': [
    ...(['account.begin-totp', 'account.change-password', 'account.confirm-totp'] as const),
    ...(['account.recovery-codes', 'account.remove-totp', 'account.reset-password'] as const),
  ],
};

/** A deed's method and the methods of its class that it calls. */
function writesOf(path: string): [Deed, string][] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const methods = new Map<string, string>();
  const writes: [Deed, string][] = [];
  const visit = (node: ts.Node, method: string): void => {
    const within = ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node) ? node.getText() : method;
    if (ts.isMethodDeclaration(node)) methods.set(node.name.getText(), within);
    // The command line enters deeds of its own, past the doors.
    if (ts.isCallExpression(node) && /\.write$|^appendAuditAsOwner$/.test(node.expression.getText())) {
      const deed = node.arguments.find((each) => ts.isStringLiteral(each));
      if (deed && (deedCodes as string[]).includes(deed.text)) writes.push([deed.text as Deed, within]);
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(source, '');
  return writes.map(([deed, text]) => [
    deed,
    [text, ...[...text.matchAll(/this\.(\w+)\(/g)].map(([, name]) => methods.get(name as string) ?? '')].join(
      '\n',
    ),
  ]);
}

const writes = globSync(['libs/*/src/**/*.ts', 'apps/cli/src/**/*.ts'], { exclude: ['**/*spec.ts'] }).flatMap(
  writesOf,
);
const excused = Object.values(unchanged).flat();
/** `setAgent` of scheduling says what of an agent changed, whichever deed changes it. */
const saysChange = /changesOf\(|toldChanges\(|setAgent\(|details: \{ from:|before: review\.score/;

describe('what a deed changes, it leaves in the audit log as what it was and what it became', () => {
  test('every deed is found in the services', () => {
    expect(deedCodes.filter((deed) => !writes.some(([each]) => each === deed))).toEqual([]);
  });

  test.each(deedCodes.filter((deed) => !excused.includes(deed)))('%s', (deed) => {
    const texts = writes.filter(([each]) => each === deed).map(([, text]) => text);
    expect(texts.some((text) => saysChange.test(text))).toBe(true);
  });

  test('none is excused twice, or though it says what it changed', () => {
    expect(excused.filter((deed, index) => excused.indexOf(deed) !== index)).toEqual([]);
  });
});
