import type { AccountDictionary } from '../dictionary';

export const accountEnUS: AccountDictionary = {
  'account.password': 'Password',
  'account.currentPassword': 'Current password',
  'account.newPassword': 'New password (at least 10 characters)',
  'account.changePassword': 'Change the password',
  'account.passwordChanged': 'Password changed; every other sign-in has ended.',
  'account.codeOrRecovery': 'Code or recovery code',
  'account.recoveryWhy':
    'A recovery code stands for the six digits once, if the phone is lost. A new set voids the one before.',
  'account.makeCodes': 'Make recovery codes',
  'account.removeTotp': 'Turn the second step off',
  'account.signIns': 'Signed-in devices',
  'account.endAll': 'Sign out everywhere',
  'account.lastUsed': 'Last used',
  'account.thisOne': 'This sign-in',
  'account.end': 'Sign out',
  'shop.switch': 'Shop',
  'notices.title': 'Notices',
  'notices.none': 'No notices yet',
  'notices.newCount': 'Notices, {{count}} unread',
  'shop.allShops': 'All shops',
  'shop.openQuestions': '{{count}} questions not answered yet',
  'shop.openQuestions_one': '{{count}} question not answered yet',
  'shop.notYesterday': 'Yesterday’s report is not out yet',
  'shop.toSign': 'A contract is to be signed',
};
