// Written by `npm run compose` from the list of services in libs/platform/src/database/services.ts.
import { service as conversations } from '@zuoxi/conversations';
import { service as identity } from '@zuoxi/identity';
import { service as notifications } from '@zuoxi/notifications';
import { service as onboarding } from '@zuoxi/onboarding';
import { service as quality } from '@zuoxi/quality';
import { service as reporting } from '@zuoxi/reporting';
import { service as sales } from '@zuoxi/sales';
import { service as scheduling } from '@zuoxi/scheduling';

export const definitions = {
  identity,
  onboarding,
  sales,
  scheduling,
  conversations,
  reporting,
  quality,
  notifications,
};
