import { Account } from './directory/account.entity.js';
import { ApiKey } from './directory/api-key.entity.js';
import { Membership } from './directory/membership.entity.js';
import { Provider } from './directory/provider.entity.js';
import { Agent, ShareLink } from '@zuoxi/published';
import { RegisteredDocument } from './document/registered-document.entity.js';
import { Invitation } from './member/invitation.entity.js';
import { SecurityPolicy } from './member/security-policy.entity.js';
import { OwnRole } from './role/own-role.entity.js';
import { SetupLink } from './provider/setup-link.entity.js';
import { Attempt } from './session/attempt.entity.js';
import { RecoveryCode } from './session/recovery-code.entity.js';
import { ResetLink } from './session/reset-link.entity.js';
import { Session } from './session/session.entity.js';
import { SignOn } from './directory/sign-on.entity.js';
import { SigningKey } from './session/signing-key.entity.js';
import { Client } from './store/client.entity.js';
import { Store } from './store/store.entity.js';
import { SubAccountHolding } from './sub-account/sub-account-holding.entity.js';
import { SubAccount } from './sub-account/sub-account.entity.js';
import { TeamAgent } from './team/team-agent.entity.js';
import { Team } from './team/team.entity.js';
import { SavedView } from './view/saved-view.entity.js';

/** Every table of this service, and the views of others that it asks by name. */
export const entities = [
  Account,
  ApiKey,
  Attempt,
  Client,
  Invitation,
  Membership,
  OwnRole,
  Provider,
  RecoveryCode,
  RegisteredDocument,
  ResetLink,
  SavedView,
  SecurityPolicy,
  Session,
  SetupLink,
  SigningKey,
  SignOn,
  Store,
  SubAccount,
  SubAccountHolding,
  Team,
  TeamAgent,
  Agent,
  ShareLink,
];
