import type { EntryDictionary } from '../dictionary';

export const entryEnUS: EntryDictionary = {
  'signIn.title': 'Sign in to Zuoxi',
  'signIn.email': 'Email',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.working': 'Signing in…',
  'signIn.totpHint': 'Open your authenticator and enter the six digits.',
  'signIn.back': 'Use another account',
  'signIn.wait': 'You can try again in {{seconds}} s',
  'signIn.forgotten': 'Password forgotten? Ask an owner for a reset link, made under Members.',
  'reset.title': 'Choose a new password',
  'reset.hint': 'Saving it ends every other sign-in and turns the second step off.',
  'reset.submit': 'Save the new password',
  'reset.done': 'The new password is saved.',
  'setUp.title': 'Set up your company',
  'setUp.hint': 'The company and the person with full rights, in one step. The link works once.',
  'setUp.company': 'Company',
  'setUp.name': 'Your name',
  'setUp.submit': 'Set up and sign in',
  'setUp.empty': 'No company is here yet',
  'setUp.emptyHint':
    'Open the set-up link that was printed at the start; if it is lost, run this on the server:',
  'invite.title': 'Accept the invitation',
  'invite.hint': 'Choose your name and a password to begin.',
  'invite.name': 'Name',
  'invite.password': 'Password (at least 10 characters)',
  'invite.totpHint':
    'Your email has an account with a second step. Open your authenticator and enter the six digits.',
  'invite.for': '{{company}} invites {{email}}.',
  'invite.signedInAs': 'You are signed in as {{name}}.',
  'invite.takeOn': 'Accept the invitation',
  'invite.hasAccount':
    'This email has an account: enter its password, or sign in first and open this link again.',
  'invite.ownPassword': 'Password',
  'invite.join': 'Sign in and join',
  'invite.submit': 'Create the account',
};
